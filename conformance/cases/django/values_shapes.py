from django.db import models
from django.db.models import Count, F, Value
from django.db.models.functions import Concat, Length, Upper


class Team(models.Model):
    name = models.CharField(max_length=10)
    city = models.CharField(max_length=10, default="x")


class Player(models.Model):
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="players")
    nick = models.CharField(max_length=10)
    goals = models.IntegerField(default=0)


red = Team.objects.create(name="red")
for n, g in [("a", 1), ("b", 3), ("c", 3)]:
    Player.objects.create(team=red, nick=n, goals=g)
Player.objects.create(nick="free")
p = Player.objects.order_by("nick")
print(p.values()[0])
print(p.values("nick", "team__name", "team"), p.values("team_id").distinct())
print(p.values_list("nick", flat=True), p.values_list("nick", "goals", named=True)[1])
print(p.values(up=Upper("nick")), p.values_list(Length("nick"), "goals"), p.values("nick", double=F("goals") * 2)[1])
print(Team.objects.values("players__nick").order_by("players__nick"), Team.objects.values_list("players", "name"))
print(p.values("goals").annotate(n=Count("pk")).order_by("-n", "goals"))
print(p.annotate(n=Count("pk")).values("goals", "n")[:2])
print(p.values("team").annotate(n=Count("nick")).values_list("n", flat=True))
print(p.annotate(full=Concat("nick", Value("@"), "team__name")).values_list("full", flat=True))
row = p.values_list("nick", "team__name", named=True).first()
print(row, row.nick, row._fields, type(row).__name__)
print(p.values("nick").values_list("goals"), p.only("nick").values("goals"), p.values("nick").filter(goals=3).get(nick="b"))
for bad in (
    lambda: p.values_list("nick", "goals", flat=True), lambda: p.values("zip"), lambda: p.values("team__zip"),
    lambda: p.values_list("nick", flat=True, named=True), lambda: p.values("nick").annotate(nick=Count("pk")),
    lambda: p.values("nick").only("nick"), lambda: p.values("nick").select_related("team"), lambda: p.values("goals__x"),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)

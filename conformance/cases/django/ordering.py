from django.db import models
from django.db.models import F
from django.db.models.functions import Length, Lower


class Team(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        ordering = ["-name"]


class Player(models.Model):
    name = models.CharField(max_length=20)
    age = models.IntegerField(null=True)
    team = models.ForeignKey(Team, models.CASCADE, null=True)

    class Meta:
        ordering = ["team", "name"]


r, b = Team.objects.create(name="Red"), Team.objects.create(name="Blue")
for n, a, t in [("ann", 30, r), ("Bob", None, b), ("cy", 20, None), ("Dan", 20, r)]:
    Player.objects.create(name=n, age=a, team=t)
names = lambda qs: [p.name for p in qs]
print(names(Player.objects.all()), names(Player.objects.order_by("age", "-name")), names(Player.objects.order_by()))
print(names(Player.objects.order_by(F("age").desc(nulls_last=True), Lower("name"))), names(Player.objects.order_by("team__name")))
print(names(Player.objects.order_by(Length("name").desc(), "pk")), names(Player.objects.reverse()), names(Player.objects.order_by("-team_id", "id")))
print(Player.objects.values_list("age").distinct().order_by("age"), Player.objects.order_by("team").values_list("name"))
print(Player.objects.order_by("name").order_by("age").query.order_by if False else Player.objects.all().ordered, Player.objects.order_by().ordered)
try:
    Player.objects.order_by("bogus")
except Exception as e:
    print(type(e).__name__, e)
print(Player.objects.order_by("?").count(), Player.objects.distinct().order_by("team__name").count())

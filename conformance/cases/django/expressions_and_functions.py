from django.db import models
from django.db.models import Case, CharField, Exists, ExpressionWrapper, F, FloatField, IntegerField, OuterRef, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, Concat, ExtractYear, Length, Lower, RowNumber, TruncMonth, Upper
import datetime


class Team(models.Model):
    name = models.CharField(max_length=20)


class Player(models.Model):
    name = models.CharField(max_length=20)
    nick = models.CharField(max_length=20, null=True)
    team = models.ForeignKey(Team, models.CASCADE, null=True)
    goals = models.IntegerField()
    games = models.IntegerField()
    since = models.DateField()


red, blue = Team.objects.create(name="Red"), Team.objects.create(name="Blue")
Player.objects.bulk_create([
    Player(name="Ann", nick="Annie", team=red, goals=10, games=20, since=datetime.date(2020, 1, 15)),
    Player(name="Bob", team=red, goals=3, games=20, since=datetime.date(2020, 1, 30)),
    Player(name="Cid", team=blue, goals=7, games=10, since=datetime.date(2021, 6, 1)),
    Player(name="Dee", goals=0, games=0, since=datetime.date(2022, 3, 3)),
])
print(Player.objects.annotate(rate=ExpressionWrapper(F("goals") * 1.0 / F("games"), output_field=FloatField())).values_list("name", "rate"))
print(Player.objects.annotate(level=Case(When(goals__gte=7, then=Value("star")), When(goals=0, then=Value("new")), default=Value("ok"), output_field=CharField())).order_by("name").values_list("name", "level"))
print(Player.objects.annotate(shown=Coalesce("nick", Upper("name")), l=Length("name")).values_list("shown", "l"))
print(Player.objects.annotate(full=Concat("name", Value(" of "), "team__name")).values_list("full", flat=True))
best = Player.objects.filter(team=OuterRef("pk")).order_by("-goals")
print(Team.objects.annotate(best=Subquery(best.values("name")[:1])).values_list("name", "best"))
print(Team.objects.filter(Exists(Player.objects.filter(team=OuterRef("pk"), goals__gt=9))).values_list("name"), Team.objects.filter(~Exists(best.filter(goals__gt=9))))
print(Player.objects.annotate(rank=Window(RowNumber(), partition_by=F("team"), order_by=F("goals").desc())).order_by("pk").values_list("name", "rank"))
print(Player.objects.filter(since__year=2020, since__month=1).count(), Player.objects.annotate(y=ExtractYear("since")).values_list("y", flat=True).distinct().order_by("y"))
print(list(Player.objects.annotate(m=TruncMonth("since")).values_list("m", flat=True).order_by("m")[:2]), Player.objects.dates("since", "year"))
print(Player.objects.order_by(Lower("name").desc()).values_list(Lower("name"), flat=True))
print(Player.objects.filter(name__iexact="ANN") | Player.objects.filter(goals__lt=F("games") / 10))
print(Player.objects.filter(goals=3).union(Player.objects.filter(goals=7)).order_by("-goals").values_list("name"))
print(Player.objects.values("team").annotate(n=models.Count("pk"), total=models.Sum("goals", filter=models.Q(goals__gt=5))).order_by("team"))
print(str(Player.objects.filter(name__contains="a%b", team__name__in=["x", "y"]).query))
print(Player.objects.annotate(x=F("goals") + "5").first().x)

from django.db import models
class Team(models.Model):
    name = models.CharField(max_length=20)
class Match(models.Model):
    home = models.ForeignKey(Team, models.CASCADE, related_name="home_matches")
    away = models.ForeignKey(Team, models.CASCADE, related_name="away_matches")
    goals = models.IntegerField(default=0)
a, b, c = [Team.objects.create(name=n) for n in ("A", "B", "C")]
Match.objects.bulk_create([Match(home=a, away=b, goals=3), Match(home=b, away=c, goals=1), Match(home=a, away=c, goals=3)])
print(Match.objects.values("home__name", "goals").order_by("id"))
print(Match.objects.values("home").distinct().order_by("home"))
print(Match.objects.values_list("away__name", "goals", named=True).order_by("pk").first())
print(list(Match.objects.values_list("home__name", flat=True).distinct().order_by("home__name")))
print(Team.objects.filter(home_matches__goals=3).count(), Team.objects.filter(home_matches__goals=3).distinct().count())
print(Match.objects.filter(home__name="A", away__name="C").values("pk").get())
print(Team.objects.filter(home_matches__away__name="C").order_by("name").values_list("name", "home_matches__goals"))
print(a.home_matches.values("away__name").order_by("away__name"))
print(Match.objects.values("goals").order_by("goals").annotate(n=models.Count("*")))
print(Match.objects.order_by("home__name", "-away__name").values_list("id", flat=True))
print(Match.objects.in_bulk(), Team.objects.in_bulk(["A", "C"], field_name="name") if False else "")
print(Match.objects.only("goals").first().home_id, Match.objects.defer("goals").get(pk=2).goals)

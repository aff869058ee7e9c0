"""Async: every a… method in one program."""
import asyncio
from django.db import models
from django.db.models import Count, F


class Team(models.Model):
    name = models.CharField(max_length=10, unique=True)


class Player(models.Model):
    name = models.CharField(max_length=10)
    team = models.ForeignKey(Team, models.CASCADE, related_name="players", null=True)
    points = models.IntegerField(default=0)
    friends = models.ManyToManyField("self")

    def __str__(self):
        return self.name


async def main():
    red = await Team.objects.acreate(name="red")
    ann = await Player.objects.acreate(name="Ann", team=red, points=3)
    bob, made = await Player.objects.aget_or_create(name="Bob", defaults={"team": red})
    print(made, (await Player.objects.aupdate_or_create(name="Bob", defaults={"points": 9}))[1])
    await Player.objects.abulk_create([Player(name="Cy", points=1), Player(name="Dee", team=red)])
    print([str(p) async for p in Player.objects.order_by("name")], [p async for p in Player.objects.values_list("points", flat=True).order_by("pk")])
    print(await Player.objects.acount(), await Player.objects.filter(points__gt=100).aexists(), await Player.objects.aaggregate(s=models.Sum("points")))
    print(await Player.objects.order_by("pk").afirst(), await Player.objects.order_by("pk").alast(), await Player.objects.alatest("points"), await Player.objects.aearliest("points", "name"))
    print((await Player.objects.aget(name="Cy")).points, sorted(await Player.objects.ain_bulk()), await Player.objects.acontains(ann))
    print(await Player.objects.filter(team=red).aupdate(points=F("points") + 1))
    await ann.arefresh_from_db()
    print(ann.points)
    ann.points = 50
    await ann.asave(update_fields=["points"])
    await ann.friends.aadd(bob)
    print([str(x) async for x in ann.friends.all()], await bob.friends.acount())
    await red.players.acreate(name="Eve")
    await bob.friends.aset([])
    await red.players.aclear() if False else None
    print(await ann.friends.aexists(), [str(x) async for x in red.players.order_by("-name")])
    async for p in Player.objects.select_related("team").filter(team__isnull=False).order_by("pk").aiterator(chunk_size=2):
        print(p, p.team.name, end="; ")
    print()
    async for t in Team.objects.annotate(n=Count("players")).prefetch_related("players"):
        print(t.name, t.n, len(t.players.all()))
    players = [p async for p in Player.objects.order_by("pk")]
    for p in players:
        p.points = 1
    print(await Player.objects.abulk_update(players, ["points"]))
    await models.aprefetch_related_objects(players, "team")
    print(players[0].team.name)
    print(await ann.adelete(), await Player.objects.filter(name__in=["Cy"]).adelete())
    for f in [lambda: Player.objects.aget(name="zed"), lambda: Player.objects.aget(points=1), lambda: Team.objects.acreate(name="red")]:
        try:
            await f()
        except Exception as e:
            print(type(e).__name__, e)
    try:
        Player.objects.count()
    except Exception as e:
        print(type(e).__name__, e)


asyncio.run(main())
print(Player.objects.count())

from django.db import models
from django.db.models import Q


class Artist(models.Model):
    name = models.CharField(max_length=20)


class Album(models.Model):
    title = models.CharField(max_length=20)
    year = models.IntegerField()
    artist = models.ForeignKey(Artist, models.CASCADE, related_name="albums")


class Track(models.Model):
    name = models.CharField(max_length=20)
    album = models.ForeignKey(Album, models.CASCADE)


a, b = Artist.objects.create(name="A"), Artist.objects.create(name="B")
x = Album.objects.create(title="x", year=1990, artist=a)
Album.objects.create(title="y", year=2000, artist=a)
Track.objects.create(name="t", album=x)
print(Artist.objects.exclude(albums__year=1990))
print(Artist.objects.exclude(albums__track__name="t"))
print(Artist.objects.filter(albums__year=1990, albums__title="y").count())
print(Artist.objects.filter(albums__year=1990).filter(albums__title="y").count())
print(Artist.objects.filter(Q(albums__isnull=True) | Q(albums__title="x")).order_by("name"))
print(Artist.objects.exclude(albums__isnull=True).distinct())
print(Album.objects.exclude(track__name="t").values_list("title"))
print(Artist.objects.filter(~Q(albums__title="x")))
print(Artist.objects.exclude(albums__in=Album.objects.filter(year__gt=1995)))

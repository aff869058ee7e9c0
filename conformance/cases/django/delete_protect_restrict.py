# PROTECT and RESTRICT, and when RESTRICT gives way.
from django.db import models
from django.db.models import ProtectedError, RestrictedError


class Artist(models.Model):
    pass


class Album(models.Model):
    artist = models.ForeignKey(Artist, models.CASCADE)


class Song(models.Model):
    artist = models.ForeignKey(Artist, models.CASCADE)
    album = models.ForeignKey(Album, models.RESTRICT)


class Award(models.Model):
    song = models.ForeignKey(Song, models.PROTECT)


one, two = Artist.objects.create(), Artist.objects.create()
album = Album.objects.create(artist=one)
song = Song.objects.create(artist=one, album=album)
other = Song.objects.create(artist=two, album=album)
try:
    album.delete()
except RestrictedError as e:
    print(e.args[0], sorted(o.pk for o in e.restricted_objects))
try:
    one.delete()
except RestrictedError as e:
    print(e.args[0])
Award.objects.create(song=song)
try:
    song.delete()
except ProtectedError as e:
    print(e.args[0], e.protected_objects)
Award.objects.all().delete()
two.delete()
print(one.delete())

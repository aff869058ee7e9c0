from django.db import models
from django.db.models import Prefetch, Count, Q, FilteredRelation, JSONField, F
from django.db.models.functions import Lower

class Artist(models.Model):
    name = models.CharField(max_length=60)
    meta = models.JSONField(default=dict)
    def __str__(self): return self.name

class Album(models.Model):
    artist = models.ForeignKey(Artist, models.CASCADE, related_name="albums", related_query_name="album")
    title = models.CharField(max_length=60)
    year = models.IntegerField(db_index=True)
    class Meta:
        constraints = [models.UniqueConstraint(Lower("title"), "artist", name="uniq_lower_title"),
                       models.UniqueConstraint(fields=["year"], condition=Q(year__gt=2020), name="one_recent")]

class Genre(models.Model):
    name = models.CharField(max_length=20)

class Track(models.Model):
    album = models.ForeignKey(Album, models.CASCADE)
    name = models.CharField(max_length=60)
    secs = models.DurationField(null=True)
    genres = models.ManyToManyField(Genre, through="TrackGenre")

class TrackGenre(models.Model):
    track = models.ForeignKey(Track, models.CASCADE)
    genre = models.ForeignKey(Genre, models.CASCADE)
    weight = models.FloatField(default=1.0)

import datetime
a = Artist.objects.create(name="Nina", meta={"born": 1933, "tags": ["jazz", "soul"], "home": {"city": "Tryon"}})
b = Artist.objects.create(name="Miles", meta={"born": 1926, "tags": ["jazz"]})
al = Album.objects.create(artist=a, title="Pastel Blues", year=1965)
al2 = Album.objects.create(artist=b, title="Kind of Blue", year=1959)
g = Genre.objects.create(name="Jazz"); g2 = Genre.objects.create(name="Blues")
t = Track.objects.create(album=al, name="Sinnerman", secs=datetime.timedelta(minutes=10, seconds=20))
t.genres.add(g, through_defaults={"weight": 0.5})
t.genres.add(g2)
Track.objects.create(album=al2, name="So What")
print(Artist.objects.filter(meta__born__lt=1930), Artist.objects.filter(meta__home__city="Tryon"), Artist.objects.filter(meta__tags__0="jazz").count())
print(Artist.objects.filter(meta__has_key="home").values_list("meta__home__city", flat=True))
print(Artist.objects.annotate(recent=FilteredRelation("album", condition=Q(album__year__gte=1960))).filter(recent__isnull=False).values("name", "recent__title"))
for ar in Artist.objects.prefetch_related(Prefetch("albums", queryset=Album.objects.filter(year__gt=1960).prefetch_related("track_set__genres"), to_attr="modern")):
    print(ar, [x.title for x in ar.modern], [[gg.name for gg in tt.genres.all()] for x in ar.modern for tt in x.track_set.all()])
print(Track.objects.aggregate(s=models.Sum("secs"), n=Count("genres")))
print(Genre.objects.filter(trackgenre__weight__lt=1).values())
print(Album.objects.filter(title__iregex=r"^k.*blue$"), Album.objects.filter(title__icontains="blue").order_by(F("year").desc(nulls_last=True)))
q1 = Artist.objects.values_list("name"); q2 = Album.objects.values_list("title")
print(q1.union(q2).order_by("name")[:3])
print(Album.objects.exclude(track__genres__name="Jazz").values_list("title", flat=True))
print(Album.objects.filter(track__name__startswith="S").filter(track__secs__isnull=True).query)
print(Artist.objects.alias(n=Count("albums")).filter(n=1).order_by("name").reverse())
print(Album.objects.raw("SELECT id, title FROM app_album WHERE year < %s", [1960])[0].artist)
print(list(Album.objects.values("artist__name").annotate(n=Count("track")).values_list("artist__name", "n")))
try:
    Album.objects.create(artist=a, title="PASTEL blues", year=2000)
except Exception as e:
    print(type(e).__name__, e)
x = Album(artist=a, title="pastel BLUES", year=2001)
try:
    x.full_clean()
except Exception as e:
    print(e)
al.track_set.clear()

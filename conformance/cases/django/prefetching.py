from django.db import models
from django.db.models import Prefetch


class Genre(models.Model):
    name = models.CharField(max_length=20)


class Director(models.Model):
    name = models.CharField(max_length=20)


class Film(models.Model):
    title = models.CharField(max_length=20)
    year = models.IntegerField()
    director = models.ForeignKey(Director, models.CASCADE, related_name="films")
    genres = models.ManyToManyField(Genre, related_name="films")


d1, d2 = Director.objects.create(name="D1"), Director.objects.create(name="D2")
g = Genre.objects.create(name="drama")
f = Film.objects.create(title="F", year=1999, director=d1)
Film.objects.create(title="G", year=2010, director=d1)
f.genres.add(g)
for d in Director.objects.prefetch_related("films"):
    print(d.name, [x.title for x in d.films.all()], d.films.count())
for d in Director.objects.prefetch_related("films__genres").order_by("name"):
    print([[y.name for y in x.genres.all()] for x in d.films.all()])
for d in Director.objects.prefetch_related(Prefetch("films", queryset=Film.objects.filter(year__gt=2000), to_attr="recent")):
    print(d.name, [x.title for x in d.recent])
for x in Film.objects.prefetch_related("director", "genres"):
    print(x.director.name, list(x.genres.all()))
print([len(x.films.all()) for x in Genre.objects.prefetch_related(Prefetch("films", Film.objects.select_related("director")))])
d = Director.objects.prefetch_related("films").first()
print(d.films.filter(year=1999), d.films.all()[0].director is d)
try:
    list(Director.objects.prefetch_related("nothing"))
except AttributeError as e:
    print(e)

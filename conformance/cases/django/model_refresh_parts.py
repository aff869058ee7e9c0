"""refresh_from_db: fields, relations, deferred, missing rows, from_queryset."""
from django.db import models
from django.db.models import Count


class Team(models.Model):
    name = models.CharField(max_length=10)

    def __str__(self):
        return self.name


class Person(models.Model):
    name = models.CharField(max_length=10)
    age = models.IntegerField(default=0)
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="people")

    def __str__(self):
        return self.name


red, blue = Team.objects.create(name="red"), Team.objects.create(name="blue")
p = Person.objects.create(name="Ann", age=3, team=red)
Person.objects.update(age=4, team=blue, name="Bea")
print(p.age, p.team)
p.refresh_from_db(fields=["age"])
print(p.age, p.name, p.team)
p.refresh_from_db()
print(p.name, p.team, p.team_id)
Team.objects.filter(pk=blue.pk).update(name="navy")
print(p.team)
p.refresh_from_db(fields=["team"])
print(p.team)
d = Person.objects.only("name").get()
print(d.get_deferred_fields())
d.refresh_from_db()
print(sorted(d.get_deferred_fields()), "age" in d.__dict__)
d = Person.objects.defer("age").get()
d.refresh_from_db(fields=("age", "name"))
print(d.age, d.get_deferred_fields())
p.refresh_from_db(from_queryset=Person.objects.select_related("team"))
print(p.team)
for f in [lambda: p.refresh_from_db(fields=["nope"]), lambda: p.refresh_from_db(fields=["team__name"]), lambda: Person().refresh_from_db(), lambda: p.refresh_from_db(from_queryset=Person.objects.filter(age=99)), lambda: p.refresh_from_db(using="other"), lambda: p.refresh_from_db(fields=["a__b"])]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
people = Team.objects.prefetch_related("people").get(pk=blue.pk)
print(people.people.all())
Person.objects.create(name="Cy", team=blue)
print(people.people.all())
people.refresh_from_db()
print(people.people.all())
people.refresh_from_db(fields=["people"])
print(people.people.count())
Person.objects.all().delete()
try:
    p.refresh_from_db()
except Person.DoesNotExist as e:
    print(e)

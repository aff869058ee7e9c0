"""update_or_create: fields written, create_defaults, callables, locking, relations, errors."""
from django.db import IntegrityError, models, transaction


class Team(models.Model):
    name = models.CharField(max_length=20, unique=True)


class Person(models.Model):
    first = models.CharField(max_length=20)
    last = models.CharField(max_length=20)
    born = models.IntegerField(default=0)
    seen = models.DateTimeField(auto_now=True)
    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="people")


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:200])


show = lambda pair: (pair[0].pk, pair[0].first, pair[0].last, pair[0].born, pair[1])
t(lambda: show(Person.objects.update_or_create(first="Ann", defaults={"last": "Lee", "born": 1980})))
t(lambda: show(Person.objects.update_or_create(first="Ann", defaults={"born": 1990})))
t(lambda: show(Person.objects.update_or_create(first="Ann", defaults={"born": lambda: 1991})))
t(lambda: show(Person.objects.update_or_create(first="Bob", defaults={"born": 1}, create_defaults={"last": "New", "born": lambda: 2})))
t(lambda: show(Person.objects.update_or_create(first="Bob", defaults={"born": 3}, create_defaults={"last": "Never"})))
t(lambda: show(Person.objects.update_or_create(first__iexact="ANN", defaults={"first": "Anna"})))
t(lambda: show(Person.objects.update_or_create(first__iexact="zed", defaults={"first": "Zed"})))
t(lambda: show(Person.objects.update_or_create(first="Bob", nope=1)))
t(lambda: show(Person.objects.update_or_create(first="Bob", defaults={"nope": 1})))
t(lambda: Person.objects.update_or_create(last__in=["Lee", "New", ""], defaults={"born": 3}))
t(lambda: show(Person.objects.get_or_create(first="Cy", defaults={"last": lambda: "Called"})))
t(lambda: show(Person.objects.filter(first="Cy").get_or_create(last="Called")))
t(lambda: show(Person.objects.get_or_create(first="Dee", last="X", defaults={"first": "Over"})))
team = Team.objects.create(name="Red")
t(lambda: show(team.people.update_or_create(first="Eve", defaults={"last": "E"})))
t(lambda: show(team.people.get_or_create(first="Eve")))
t(lambda: Team.objects.get_or_create(name="Red", id=99))
t(lambda: Team.objects.update_or_create(id=99, defaults={"name": "Red"}))
t(lambda: Person.objects.get_or_create(born="x"))
t(lambda: Person.objects.get_or_create(first="F", team=Team(name="unsaved")))
t(lambda: Person.objects.update_or_create())
t(lambda: Person.objects.get_or_create(pk=3, defaults={"first": "Z"})[1])
print(Person.objects.count(), Team.objects.count())

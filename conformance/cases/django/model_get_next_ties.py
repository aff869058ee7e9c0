"""get_next_by and get_previous_by, with filters and ties."""
import datetime
from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=20)
    born = models.DateField()
    seen = models.DateTimeField(null=True)
    active = models.BooleanField(default=True)

    def __str__(self):
        return self.name


people = [Person.objects.create(name=n, born=datetime.date(*d), active=a) for n, d, a in [("a", (1980, 1, 1), True), ("b", (1980, 1, 1), False), ("c", (1979, 1, 1), True), ("d", (1985, 5, 5), True)]]
for p in people:
    for m in ("get_next_by_born", "get_previous_by_born"):
        try:
            print(p, m, getattr(p, m)(), end="; ")
            print(getattr(p, m)(active=True))
        except Person.DoesNotExist as e:
            print(type(e).__name__, e)
try:
    Person(name="x", born=datetime.date(2000, 1, 1)).get_next_by_born()
except ValueError as e:
    print(e)
print(hasattr(Person, "get_next_by_seen"))
try:
    people[0].get_next_by_born(nope=1)
except Exception as e:
    print(type(e).__name__, e)
print(people[0].get_next_by_born(name__startswith="d"))

# Relations to self: symmetrical ones hold both ways.
from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=5)
    friends = models.ManyToManyField("self")
    idols = models.ManyToManyField("self", symmetrical=False, related_name="fans")

    def __str__(self):
        return self.name


a, b, c = [Person.objects.create(name=n) for n in "abc"]
a.friends.add(b, c)
print(list(a.friends.order_by("name")), list(b.friends.all()), list(c.friends.all()))
b.friends.remove(a)
print(list(a.friends.all()), list(b.friends.all()))
a.idols.add(b)
print(list(a.idols.all()), list(b.idols.all()), list(b.fans.all()))
a.friends.clear()
print(c.friends.count(), Person.friends.through.objects.count(), Person.idols.through._meta.db_table)

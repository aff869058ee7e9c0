from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=20)
    friends = models.ManyToManyField("self")
    follows = models.ManyToManyField("self", symmetrical=False, related_name="followers")
    boss = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="team")

    def __str__(self):
        return self.name


a, b, c = [Person.objects.create(name=n) for n in "abc"]
a.friends.add(b, c)
print(b.friends.all(), a.friends.count())
a.follows.add(b)
print(b.followers.all(), b.follows.all())
b.friends.remove(a)
print(a.friends.all())
a.friends.set([b])
print(list(b.friends.all()), c.friends.exists())
c.boss = a
c.save()
print(a.team.all(), Person.objects.filter(boss__name="a"), Person.objects.filter(team__isnull=False))
a.delete()
c.refresh_from_db()
print(c.boss, Person.objects.count())

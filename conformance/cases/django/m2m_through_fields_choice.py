# through with two ways, chosen by through_fields.
from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=5)


class Group(models.Model):
    name = models.CharField(max_length=5)
    members = models.ManyToManyField(Person, through="Membership", through_fields=("group", "person"))


class Membership(models.Model):
    group = models.ForeignKey(Group, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE)
    inviter = models.ForeignKey(Person, models.CASCADE, related_name="invites")
    why = models.CharField(max_length=10, default="fun")


g = Group.objects.create(name="g")
a, b = Person.objects.create(name="a"), Person.objects.create(name="b")
g.members.add(b, through_defaults={"inviter": a, "why": "nice"})
print(list(g.members.values_list("name", "membership__why")), a.invites.get().person.name)
c = g.members.create(name="c", through_defaults={"inviter": b})
print(sorted(p.name for p in g.members.all()), b.group_set.get().name)
g.members.set([a], through_defaults={"inviter": c})
print(list(g.members.values_list("name", flat=True)))
g.members.remove(a)
print(g.members.exists(), Membership.objects.count())

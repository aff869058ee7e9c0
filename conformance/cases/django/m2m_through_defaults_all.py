"""A through model: add with defaults, set, clear, duplicates, filters on the link."""
from django.db import IntegrityError, models, transaction


class Person(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Group(models.Model):
    name = models.CharField(max_length=20)
    members = models.ManyToManyField(Person, through="Membership", related_name="groups", through_fields=("group", "person"))

    def __str__(self):
        return self.name


class Membership(models.Model):
    group = models.ForeignKey(Group, models.CASCADE)
    person = models.ForeignKey(Person, models.CASCADE)
    inviter = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="invited")
    reason = models.CharField(max_length=30, default="none")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="once")]
        ordering = ["-reason"]


ann, ben, cy = [Person.objects.create(name=n) for n in ("Ann", "Ben", "Cy")]
g = Group.objects.create(name="Rock")
g.members.add(ann, ben, through_defaults={"reason": "sang", "inviter": cy})
g.members.add(ann, cy, through_defaults={"reason": lambda: "called"})
print(Membership.objects.values_list("person__name", "reason", "inviter__name"))
g.members.set([ann, cy], through_defaults={"reason": "kept"})
print(g.members.all(), ben.groups.all())
dee = g.members.create(name="Dee", through_defaults={"reason": "new"})
eve, made = g.members.get_or_create(name="Eve", through_defaults={"reason": "got"})
fay, made2 = g.members.update_or_create(name="Ann", defaults={"name": "Anna"}, through_defaults={"reason": "ignored"})
print(made, made2, g.members.all())
print(Group.objects.filter(membership__reason="new"), Person.objects.filter(membership__reason__in=["new", "got"], groups__name="Rock"))
try:
    with transaction.atomic():
        Membership.objects.create(group=g, person=dee)
except IntegrityError as e:
    print(e)
g.members.remove(dee)
print(g.members.count())
try:
    g.members.add(eve, through_defaults={"nope": 1})
    g.members.add(ben, through_defaults={"nope": 1})
except Exception as e:
    print(type(e).__name__, e)
cy.groups.clear()
print(g.members.values_list("name", "membership__reason"))
print(Person.objects.filter(invited__group=g).distinct())
g.members.clear()
print(Membership.objects.count())

from django.db import models
from django.db.models.signals import m2m_changed


class Person(models.Model):
    name = models.CharField(max_length=10)
    friends = models.ManyToManyField("self")
    follows = models.ManyToManyField("self", symmetrical=False, related_name="followers")

    def __str__(self):
        return self.name


class Club(models.Model):
    name = models.CharField(max_length=10)
    members = models.ManyToManyField(Person, through="Membership", through_fields=("club", "person"), related_name="clubs")


class Membership(models.Model):
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    club = models.ForeignKey(Club, on_delete=models.CASCADE)
    inviter = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="invited")
    since = models.IntegerField(default=2000)

    class Meta:
        ordering = ["since"]


def changed(sender, action, pk_set, reverse, **kw):
    print(action, sorted(pk_set) if pk_set else pk_set, reverse)


m2m_changed.connect(changed, sender=Person.friends.through)
ann, bob, cy = Person.objects.bulk_create([Person(name=n) for n in ("ann", "bob", "cy")])
ann.friends.add(bob, cy)
print(bob.friends.all(), cy.friends.count())
ann.friends.remove(bob)
ann.friends.set([bob])
cy.friends.clear()
ann.follows.add(bob)
print(bob.followers.all(), ann.followers.exists())
club = Club.objects.create(name="go")
club.members.add(ann, through_defaults={"inviter": bob, "since": 1999})
club.members.add(cy, ann)
print(club.membership_set.values_list("person__name", "inviter__name", "since"))
print(ann.clubs.filter(membership__since__lt=2000), Person.objects.filter(clubs__name="go").order_by("membership__since"))
club.members.set([bob, cy], through_defaults={"since": 2010})
print(club.members.all())
new = club.members.create(name="dee", through_defaults={"inviter": ann})
print(new.pk, club.members.through.objects.count(), Club.members.through is Membership)
print(club.members.get_or_create(name="eve")[1], club.members.update_or_create(name="eve", defaults={"name": "eva"}))
try:
    club.members.add("x")
except Exception as e:
    print(type(e).__name__, e)
try:
    Club(name="unsaved").members.add(ann)
except ValueError as e:
    print(e)
club.members.add(club)

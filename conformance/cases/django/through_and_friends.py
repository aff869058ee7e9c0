from django.db import models
from django.db.models import Prefetch, Count, Subquery, OuterRef, Exists

class Person(models.Model):
    name = models.CharField(max_length=50)
    friends = models.ManyToManyField("self", symmetrical=True)
    def __str__(self): return self.name

class Band(models.Model):
    name = models.CharField(max_length=50)
    members = models.ManyToManyField(Person, through="Membership", related_name="bands")
    def __str__(self): return self.name

class Membership(models.Model):
    person = models.ForeignKey(Person, models.CASCADE)
    band = models.ForeignKey(Band, models.CASCADE)
    instrument = models.CharField(max_length=20)
    joined = models.IntegerField()
    class Meta:
        unique_together = [("person", "band")]
        ordering = ["-joined"]

john, paul, ringo = [Person.objects.create(name=n) for n in ("John", "Paul", "Ringo")]
beatles = Band.objects.create(name="Beatles"); wings = Band.objects.create(name="Wings")
Membership.objects.create(person=john, band=beatles, instrument="guitar", joined=1960)
Membership.objects.create(person=paul, band=beatles, instrument="bass", joined=1957)
beatles.members.add(ringo, through_defaults={"instrument": "drums", "joined": 1962})
wings.members.add(paul, through_defaults={"instrument": "bass", "joined": 1971})
john.friends.add(paul)
print(paul.friends.all(), ringo.friends.count())
print(beatles.members.order_by("name"))
print(paul.bands.filter(membership__joined__gt=1960))
print(Membership.objects.filter(person__name="Paul").values_list("band__name", "instrument"))
latest = Membership.objects.filter(person=OuterRef("pk")).order_by("-joined").values("band__name")[:1]
print(list(Person.objects.annotate(last=Subquery(latest), any=Exists(Membership.objects.filter(person=OuterRef("pk"), instrument="drums"))).values("name", "last", "any")))
qs = Band.objects.prefetch_related(Prefetch("membership_set", queryset=Membership.objects.select_related("person"), to_attr="crew"))
for b in qs:
    print(b, [(m.person.name, m.instrument) for m in b.crew])
print(Person.objects.annotate(n=Count("bands")).values_list("name", "n"))
beatles.members.remove(john)
beatles.members.clear()
print(Membership.objects.count())
p = Person.objects.filter(name="Paul").first()
print(p.membership_set.all()[0].instrument)
wings.members.set([])
print(Person.objects.filter(bands__isnull=True).count())

from django.db import models


class Owner(models.Model):
    name = models.CharField(max_length=10)


class Pet(models.Model):
    name = models.CharField(max_length=10)
    owner = models.ForeignKey(Owner, models.CASCADE, related_name="pets")
    toys = models.ManyToManyField("Toy", blank=True)


class Toy(models.Model):
    name = models.CharField(max_length=10)


o = Owner.objects.create(name="o")
for f in [
    lambda: Pet(name="x").owner,
    lambda: Pet.objects.create(name="x"),
    lambda: Pet(name="x", owner=Owner(name="new")).save(),
    lambda: Pet(name="x", owner=3),
    lambda: Pet(nme="x"),
    lambda: Owner.objects.get(name="none"),
    lambda: Owner.objects.filter(pets__color="red"),
    lambda: Owner.objects.filter(pets__name__foo="red"),
    lambda: Pet.objects.filter(owner=Toy(pk=1)),
    lambda: Pet(name="u").toys,
    lambda: Owner(name="u").pets.all(),
    lambda: o.pets.add(Toy.objects.create(name="t")),
    lambda: o.pets.add(Pet(name="unsaved")),
    lambda: Pet.objects.values("nope"),
    lambda: Pet.objects.select_related("toys").get(),
    lambda: setattr(o, "pets", []),
    lambda: Pet.objects.annotate(name=models.F("id")),
    lambda: Pet.objects.update(toys=1),
    lambda: Owner.objects.filter(1),
    lambda: Owner.objects.create(name=None),
    lambda: o.objects.all(),
]:
    try:
        print("no error", f())
    except Exception as e:
        print(type(e).__qualname__, "|", e)
Owner.objects.create(name="o")
Owner.objects.get(name="o")

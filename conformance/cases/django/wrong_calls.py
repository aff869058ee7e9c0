from django.db import models
class Owner(models.Model):
    name = models.CharField(max_length=10)
class Dog(models.Model):
    owner = models.ForeignKey(Owner, models.CASCADE, related_name="dogs")
    name = models.CharField(max_length=10)
o = Owner.objects.create(name="O")
for f in [lambda: Dog.objects.create(name="x"), lambda: Dog(owner="bob"), lambda: Dog.objects.filter(owner__nme="x"), lambda: Dog.objects.order_by("nope").first(),
          lambda: Dog.objects.values("zip"), lambda: Owner.objects.filter(dogs=Owner(name="q")), lambda: Dog.objects.select_related("name").first(),
          lambda: Owner.objects.get(1, 2), lambda: Dog.objects.prefetch_related("foo").first() or list(Owner.objects.prefetch_related("cats")),
          lambda: Owner.objects.get(id="abc"), lambda: Owner.objects.aggregate("name"), lambda: Dog.objects.filter("name"), lambda: Owner.objects.all()["a"],
          lambda: Dog.objects.create(owner=Owner(name="unsaved"), name="d"), lambda: Owner.objects.bulk_create(Owner(name="z")), lambda: o.dogs.add(3),
          lambda: Owner.objects.first().nope, lambda: Owner.objects.update(), lambda: Owner.objects.in_bulk(field_name="name"), lambda: Owner.nothing, lambda: o.objects]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, "|", e)
print(Dog.objects.count())
Dog.objects.get(owner__name="nobody")

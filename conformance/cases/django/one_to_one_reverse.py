# Both ends of a OneToOneField, cached and missing.
from django.db import IntegrityError, models


class Place(models.Model):
    name = models.CharField(max_length=10)


class Restaurant(models.Model):
    place = models.OneToOneField(Place, models.CASCADE, primary_key=True)
    pizza = models.BooleanField(default=True)


p, q = Place.objects.create(name="p"), Place.objects.create(name="q")
r = Restaurant.objects.create(place=p)
print(r.pk, p.restaurant is r, Place.objects.get(pk=p.pk).restaurant.pizza)
try:
    q.restaurant
except Place.restaurant.RelatedObjectDoesNotExist as e:
    print(e, isinstance(e, Restaurant.DoesNotExist), isinstance(e, AttributeError))
print(hasattr(q, "restaurant"), Place.objects.filter(restaurant__isnull=True).get().name)
q.restaurant = r
print(r.place is q, r.pk, p.restaurant is r)
r.save()
print(list(Restaurant.objects.values_list("place__name", flat=True)))
try:
    Restaurant.objects.create(place=q)
except IntegrityError as e:
    print(e)
print(Restaurant.objects.get(place=q) == Restaurant.objects.get(pk=q.pk))

# A table for each class, joined by the parent link.
from django.db import models


class Place(models.Model):
    name = models.CharField(max_length=5)


class Restaurant(Place):
    pizza = models.BooleanField(default=False)


class Italian(Restaurant):
    gnocchi = models.BooleanField(default=True)


i = Italian.objects.create(name="luigi", pizza=True)
p = Place.objects.get()
print(p.restaurant.italian == i, p == i, i.place_ptr == p, i.pk, i.restaurant_ptr_id, Italian.objects.get().name)
i.name = "mario"
i.save()
print(Place.objects.get().name, Restaurant.objects.filter(italian__gnocchi=True).count(), list(Place.objects.filter(restaurant__pizza=True)))
Restaurant.objects.create(place_ptr=Place.objects.create(name="plain"))
print(list(Restaurant.objects.values_list("name", "pizza")))
print(Italian.objects.update(name="x", pizza=False), Italian.objects.get().pizza)
print(i.delete(), Place.objects.count())
try:
    Place.objects.create(name="q").restaurant
except Restaurant.DoesNotExist as e:
    print(e)

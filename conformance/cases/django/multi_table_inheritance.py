from django.db import models
class Place(models.Model):
    name = models.CharField(max_length=20)
    def __str__(self): return f"{type(self).__name__} {self.name}"
class Restaurant(Place):
    stars = models.IntegerField(default=0)
class Pub(Restaurant):
    beers = models.IntegerField(default=1)
Place.objects.create(name="Park")
r = Restaurant.objects.create(name="Noma", stars=3)
p = Pub.objects.create(name="Bell", stars=1, beers=9)
print(Place.objects.order_by("name"), Restaurant.objects.order_by("name"), Pub.objects.all())
print(r.place_ptr_id == r.pk, Place.objects.get(name="Noma").restaurant.stars, Restaurant.objects.get(name="Bell").pub.beers)
r.stars = 2; r.name = "Noma 2"; r.save()
print(Restaurant.objects.filter(name__startswith="Noma").values("name", "stars"))
print(Pub.objects.filter(stars__gte=1, beers__gt=3).count(), Restaurant.objects.filter(pub__beers=9).first())
Pub.objects.update(name="Old Bell", beers=10)
print(Pub.objects.get().name)
try:
    Place.objects.get(name="Park").restaurant
except Restaurant.DoesNotExist as e:
    print(type(e).__qualname__, e)
print(p.delete(), Place.objects.count())

from django.db import models


class Country(models.Model):
    name = models.CharField(max_length=30)


class City(models.Model):
    name = models.CharField(max_length=30)
    country = models.ForeignKey(Country, on_delete=models.CASCADE)


class Street(models.Model):
    name = models.CharField(max_length=30)
    city = models.ForeignKey(City, on_delete=models.PROTECT, null=True, related_name="streets")


fr = Country.objects.create(name="France")
paris = City.objects.create(name="Paris", country=fr)
Street.objects.create(name="Rue A", city=paris)
Street.objects.create(name="Lost")
print(Street.objects.filter(city__country__name="France"))
print(Street.objects.exclude(city__country__name="France").values_list("name", flat=True))
print(Country.objects.filter(city__streets__name__startswith="Rue").distinct().count())
print([s.city.country.name if s.city else None for s in Street.objects.select_related("city__country").order_by("id")])
print(Street.objects.filter(city=paris), Street.objects.filter(city_id=paris.pk), Street.objects.filter(city__country=fr))
print(Street.objects.order_by("city__country__name", "-name").values_list("name", "city__country__name"))
print(paris.streets.count(), paris.streets.all()[0].name, fr.city_set.first().name)
try:
    paris.delete()
except models.ProtectedError as e:
    print(e.args[0], e.protected_objects)

# A foreign key to another unique field.
from django.db import models


class Country(models.Model):
    code = models.CharField(max_length=2, unique=True)


class City(models.Model):
    name = models.CharField(max_length=10)
    country = models.ForeignKey(Country, models.CASCADE, to_field="code", related_name="cities")


de = Country.objects.create(code="DE")
b = City.objects.create(name="Bonn", country=de)
print(b.country_id, City.objects.get(country="DE").country.code, list(de.cities.values_list("name", flat=True)))
print(City.objects.filter(country=de).count(), City.objects.filter(country__code__startswith="D").count())
b.country_id = "XX"
try:
    print(b.country)
except Country.DoesNotExist as e:
    print(e)
print(City._meta.get_field("country").target_field, City._meta.get_field("country").remote_field.field_name)

from django.db import models
from django.db.models.deletion import ProtectedError, RestrictedError
class Country(models.Model):
    name = models.CharField(max_length=20)
class City(models.Model):
    country = models.ForeignKey(Country, on_delete=models.CASCADE)
    name = models.CharField(max_length=20)
class Mayor(models.Model):
    city = models.OneToOneField(City, on_delete=models.PROTECT)
    name = models.CharField(max_length=20)
class Shop(models.Model):
    city = models.ForeignKey(City, on_delete=models.SET_NULL, null=True)
    owner = models.CharField(max_length=10, default="x")
class Visit(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    fallback = models.ForeignKey(City, on_delete=models.SET_DEFAULT, default=None, null=True, related_name="+")
no, se = Country.objects.create(name="NO"), Country.objects.create(name="SE")
oslo, bergen = City.objects.create(country=no, name="Oslo"), City.objects.create(country=no, name="Bergen")
lund = City.objects.create(country=se, name="Lund")
Mayor.objects.create(city=lund, name="M")
s1, s2 = Shop.objects.create(city=oslo), Shop.objects.create(city=bergen)
Visit.objects.create(shop=s1, fallback=oslo); Visit.objects.create(shop=s1); Visit.objects.create(shop=s2)
print(no.delete())
print(Shop.objects.filter(city__isnull=True).count(), Visit.objects.filter(fallback=None).count())
try:
    se.delete()
except ProtectedError as e:
    print(e.args[0], [type(o).__name__ for o in e.protected_objects])
print(lund.mayor.name)
print(s1.visit_set.all().delete())
lund.mayor.delete()
print(City.objects.all().delete(), Country.objects.count())
print(Shop.objects.filter(owner="x").delete())

from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError


class Country(models.Model):
    name = models.CharField(max_length=20)

    def __str__(self):
        return self.name


class City(models.Model):
    country = models.ForeignKey(Country, on_delete=models.CASCADE)
    name = models.CharField(max_length=20)


class Mayor(models.Model):
    city = models.OneToOneField(City, on_delete=models.CASCADE)
    born_in = models.ForeignKey(Country, on_delete=models.SET_NULL, null=True, related_name="natives")


class Embassy(models.Model):
    country = models.ForeignKey(Country, on_delete=models.RESTRICT, related_name="embassies")
    host = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="hosted")


def fallback():
    return Country.objects.get_or_create(name="nowhere")[0]


class Passport(models.Model):
    country = models.ForeignKey(Country, on_delete=models.SET(fallback))
    stamp = models.ForeignKey(Country, on_delete=models.SET_DEFAULT, default=1, related_name="+")


a, b, c = (Country.objects.create(name=n) for n in "abc")
for n in range(3):
    city = City.objects.create(country=b, name=f"city{n}")
    Mayor.objects.create(city=city, born_in=c)
Passport.objects.create(country=b, stamp=b)
e = Embassy.objects.create(country=c, host=a)
print(b.delete())
print(Passport.objects.values("country__name", "stamp__name"))
try:
    c.delete()
except RestrictedError as err:
    print(err.args[0], err.restricted_objects)
Embassy.objects.create(country=a, host=a)
print(a.embassies.count(), a.hosted.count())
with transaction.atomic():
    print(Embassy.objects.filter(host=a).delete())
print(Country.objects.filter(name="c").delete())
print(Country.objects.all())
try:
    Country().delete()
except ValueError as err:
    print(err)
try:
    Country.objects.all()[:1].delete()
except TypeError as err:
    print(err)
Country.objects.values("name").delete()

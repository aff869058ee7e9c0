from django.db import models
from django.db.models import F, Q


class Shop(models.Model):
    name = models.CharField(max_length=20)
    rating = models.IntegerField(null=True)
    city = models.CharField(max_length=20, null=True)


for name, rating, city in [("a", 5, "Rome"), ("b", None, "Oslo"), ("c", 3, None)]:
    Shop.objects.create(name=name, rating=rating, city=city)
print(Shop.objects.exclude(rating=5))
print(Shop.objects.exclude(rating__gt=3).count())
print(Shop.objects.filter(~Q(city="Rome")).values_list("name", flat=True))
print(Shop.objects.exclude(Q(rating=5) | Q(city="Oslo")).values_list("name"))
print(Shop.objects.exclude(rating=5, city="Rome").values_list("name"))
print(Shop.objects.filter(rating=None), Shop.objects.exclude(city=None).count())
print(Shop.objects.filter(city__isnull=True) | Shop.objects.filter(rating__isnull=True))
print(Shop.objects.exclude(rating=F("id")).order_by("-rating").values("name", "rating"))
print(Shop.objects.filter(~(Q(rating=3) & ~Q(city="Oslo"))))
print(Shop.objects.exclude(city__in=["Rome", None]).count())

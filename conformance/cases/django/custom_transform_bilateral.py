"""A bilateral transform is applied to both sides of a lookup."""
from django.db import models
from django.db.models import CharField, Transform


class UpperCase(Transform):
    lookup_name = "upper"
    function = "UPPER"
    bilateral = True


CharField.register_lookup(UpperCase)


class Author(models.Model):
    name = models.CharField(max_length=20)


for n in ["Doe", "DOE", "doe", "Roe"]:
    Author.objects.create(name=n)

print(Author.objects.filter(name__upper="doe").count())
print(Author.objects.filter(name__upper__in=["doe", "roe"]).count())
print(Author.objects.filter(name__upper__contains="o").count())
print(Author.objects.filter(name__upper__range=("d", "e")).count())
CharField._unregister_lookup(UpperCase)
try:
    Author.objects.filter(name__upper="doe").count()
except Exception as e:
    print(type(e).__name__, e)

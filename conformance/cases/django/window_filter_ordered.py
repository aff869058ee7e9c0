"""Filtering by a window function keeps the order of the rows."""
from django.db import models
from django.db.models import Case, F, Q, Value, When, Window
from django.db.models.functions import Rank, RowNumber


class Employee(models.Model):
    name = models.CharField(max_length=20)
    department = models.CharField(max_length=20)
    salary = models.IntegerField()


for n, d, s in [("Zed", "IT", 90), ("Ann", "IT", 80), ("Bob", "HR", 50), ("Cy", "HR", 70), ("Deb", "IT", 90)]:
    Employee.objects.create(name=n, department=d, salary=s)

qs = Employee.objects.annotate(rank=Window(Rank(), partition_by="department", order_by="-salary"))
print(list(qs.filter(rank=1).order_by("name").values_list("name", flat=True)))
print(list(qs.filter(rank=1).order_by("-salary", "name").values_list("name", "salary")))
print(list(qs.filter(rank__gt=1, salary__gt=60).values_list("name", "rank")))
qs2 = qs.annotate(top=Case(When(rank=1, then=True), default=False)).filter(top=True).order_by("name")
print(list(qs2.values_list("name", flat=True)))
print(qs.filter(rank=1).order_by("name")[:1].get().name)
print(qs.filter(Q(rank=1) | Q(rank=2)).count())

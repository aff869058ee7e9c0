from decimal import Decimal
from django.db import models
from django.db.models import Avg, Count, F, Max, Min, Q, StdDev, Sum


class Order(models.Model):
    customer = models.CharField(max_length=20)
    total = models.DecimalField(max_digits=8, decimal_places=2)
    items = models.PositiveIntegerField(default=1)


for c, t, i in [("ann", "10.50", 2), ("ann", "4.00", 1), ("bob", "7.25", 5)]:
    Order.objects.create(customer=c, total=Decimal(t), items=i)
print(Order.objects.aggregate(Sum("total"), Avg("items"), n=Count("*")))
print(Order.objects.values("customer").annotate(n=Count("id"), total=Sum("total")).order_by("customer"))
print(Order.objects.values("customer").annotate(n=Count("id")).filter(n__gt=1).values_list("customer", "n"))
print(Order.objects.aggregate(big=Count("id", filter=Q(total__gt=5)), d=Count("customer", distinct=True), none=Sum("items", filter=Q(items__gt=99), default=0)))
print(Order.objects.aggregate(v=Sum(F("total") * F("items"), output_field=models.DecimalField())))
print(Order.objects.filter(customer="zed").aggregate(Max("total"), Min("items"), Count("id")))
print(Order.objects.annotate(double=F("items") * 2).filter(double__gte=4).values("customer", "double").order_by("double"))
print(Order.objects.values("customer").distinct().count(), Order.objects.all()[:2].aggregate(Sum("items")))
print(Order.objects.annotate(n=Count("id")).aggregate(Sum("n")), Order.objects.aggregate(sd=StdDev("items")))
try:
    Order.objects.aggregate(Sum("nope"))
except Exception as e:
    print(type(e).__name__, e)

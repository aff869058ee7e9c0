from django.db import models
from django.db.models import Avg, Count, Max, Min, Q, StdDev, Sum, Variance


class Region(models.Model):
    name = models.CharField(max_length=20)


class Sale(models.Model):
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="sales")
    amount = models.IntegerField()
    refunded = models.BooleanField(default=False)


north = Region.objects.create(name="north")
south = Region.objects.create(name="south")
Region.objects.create(name="empty")
for region, amount, refunded in [(north, 10, False), (north, 20, True), (south, 5, False), (south, 7, False)]:
    Sale.objects.create(region=region, amount=amount, refunded=refunded)

kept = Q(sales__refunded=False)
for r in Region.objects.annotate(
    kept=Sum("sales__amount", filter=kept, default=0),
    back=Count("sales", filter=Q(sales__refunded=True)),
    share=Avg("sales__amount", filter=kept),
).order_by("name"):
    print(r.name, r.kept, r.back, r.share)
print(Sale.objects.aggregate(StdDev("amount"), Variance("amount", sample=True), Max("amount"), Min("amount", default=-1)))
print(Sale.objects.filter(amount__gt=100).aggregate(total=Sum("amount"), safe=Sum("amount", default=0), n=Count("*")))
print(Region.objects.annotate(n=Count("sales")).filter(n__gt=0).aggregate(Avg("n"), Sum("n")))
print(Sale.objects.values("refunded").annotate(total=Sum("amount")).order_by("-total"))
print(Sale.objects.aggregate(distinct=Count("amount", distinct=True), avg=Avg("amount") * 2 + 1))
try:
    Sale.objects.aggregate(x=Sum("nope"))
except Exception as e:
    print(type(e).__name__, e)
try:
    Sale.objects.aggregate(Sum("amount") + 1)
except TypeError as e:
    print(e)
Sale.objects.annotate(amount=Sum("amount"))

from django.db import models
from django.db.models import F, Q
class Stock(models.Model):
    name = models.CharField(max_length=10)
    low = models.IntegerField()
    high = models.IntegerField()
    sold_out = models.BooleanField(default=False)
for n, l, h in [("a", 1, 5), ("b", 7, 7), ("c", 9, 3), ("d", 0, 100)]:
    Stock.objects.create(name=n, low=l, high=h)
def names(qs): print("".join(qs.order_by("name").values_list("name", flat=True)))
names(Stock.objects.filter(low__lt=F("high")))
names(Stock.objects.filter(high__gte=F("low") * 2 + 1))
names(Stock.objects.filter(Q(low=0) | Q(high=7), ~Q(name="d")))
names(Stock.objects.filter(~(Q(low__gt=5) & Q(high__lt=10))))
names(Stock.objects.exclude(low=F("high")))
names(Stock.objects.filter(Q()))
names(Stock.objects.filter(Q(("name", "b")) | Q(name__in=["c"])))
Stock.objects.filter(low__gt=F("high")).update(low=F("high"), high=F("low"))
print(list(Stock.objects.order_by("name").values_list("low", "high")))
print(Stock.objects.filter(low__lte=F("high")).update(sold_out=True))
s = Stock.objects.get(name="a")
s.high = F("high") + 10
s.save()
s.refresh_from_db()
print(s.high, Q(a=1) & ~Q(b=2) | Q(c=3), F("low") + 1)
cond = Q(name="a")
for n in "bc":
    cond |= Q(name=n)
names(Stock.objects.filter(cond))

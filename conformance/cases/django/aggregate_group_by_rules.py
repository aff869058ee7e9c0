"""GROUP BY: order of values and annotate, extra ordering columns, subquery and constant annotations, having."""
from django.db import models
from django.db.models import Avg, Case, Count, Exists, F, Max, Min, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Length, Lower, Substr


class Shop(models.Model):
    city = models.CharField(max_length=20)


class Sale(models.Model):
    shop = models.ForeignKey(Shop, models.CASCADE, related_name="sales")
    item = models.CharField(max_length=20)
    qty = models.IntegerField()
    price = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        ordering = ["item"]


s = [Shop.objects.create(city=c) for c in ("Oslo", "Rome", "Oslo")]
for sh, i, n, p in [(0, "pen", 3, "1.50"), (0, "cap", 1, "9.99"), (1, "pen", 5, "1.20"), (2, "mug", 2, "4.00"), (2, "pen", 2, "1.00"), (1, "Mug", 0, "3.50")]:
    Sale.objects.create(shop=s[sh], item=i, qty=n, price=p)
p = lambda qs: print(list(qs))
p(Sale.objects.values("item").annotate(n=Sum("qty")))
p(Sale.objects.values("item").annotate(n=Sum("qty")).order_by("-n", "item"))
p(Sale.objects.annotate(n=Sum("qty")).values("item", "n").order_by("pk"))
p(Sale.objects.order_by("price").values("item").annotate(n=Count("*")))
p(Sale.objects.values("shop__city").annotate(total=Sum(F("qty") * F("price"))).order_by("shop__city"))
p(Shop.objects.annotate(n=Count("sales"), big=Count("sales", filter=Q(sales__qty__gte=3))).filter(n__gt=1).order_by("-big", "pk").values_list("city", "n", "big"))
p(Shop.objects.values("city").annotate(n=Count("sales")).filter(n__gte=2).values_list("city", "n"))
p(Shop.objects.values("city").filter(sales__qty__gt=1).annotate(n=Count("sales", distinct=True), m=Max("sales__price")))
p(Sale.objects.values(first=Lower(Substr("item", 1, 1))).annotate(n=Count("id"), q=Avg("qty")).order_by("first"))
p(Sale.objects.annotate(size=Case(When(qty__gte=3, then=Value("big")), default=Value("small"))).values("size").annotate(n=Count("pk")).order_by("size"))
p(Shop.objects.annotate(top=Subquery(Sale.objects.filter(shop=OuterRef("pk")).order_by("-price").values("item")[:1])).values("top").annotate(n=Count("pk")).order_by("top"))
p(Shop.objects.annotate(has=Exists(Sale.objects.filter(shop=OuterRef("pk"), item="mug")), n=Sum("sales__qty")).values_list("city", "has", "n").order_by("pk"))
p(Sale.objects.values("item").annotate(k=Value(1)).annotate(n=Count("k")).order_by("item"))
p(Sale.objects.values("item").distinct().annotate(n=Count("id")).order_by())
p(Sale.objects.annotate(len=Length("item")).values("len").annotate(mn=Min("price"), mx=Max("price")).filter(mx__gt=F("mn")).order_by("len"))
print(Sale.objects.values("item").annotate(n=Sum("qty")).aggregate(m=Max("n"), a=Avg("n")), Shop.objects.annotate(n=Count("sales")).aggregate(Sum("n")))
print(Sale.objects.values("item").annotate(n=Count("id")).filter(Q(n__gt=1) | Q(item="cap")).count(), Sale.objects.values("shop").annotate(n=Count("id")).exists())
p(Sale.objects.values("item", "shop").annotate(Count("id")).values("item").annotate(Sum("qty")).order_by("item"))
p(Shop.objects.filter(sales__item="pen").annotate(n=Count("sales")).values_list("city", "n").order_by("pk"))
p(Shop.objects.annotate(n=Count("sales")).filter(sales__item="pen").values_list("city", "n").order_by("pk"))

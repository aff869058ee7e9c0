"""A shop: totals of orders, ranks, what protects what, prefetches with totals."""
from django.db import models, transaction, connection, IntegrityError
from django.db.models import Q, F, Count, Sum, Avg, Max, Min, Case, When, Value, Exists, OuterRef, Subquery, Window, Prefetch
from django.db.models.functions import Coalesce, Concat, Lower, Upper, Rank, RowNumber, TruncMonth, ExtractYear, Cast, Length
from decimal import Decimal
import datetime as dt

class Customer(models.Model):
    class Tier(models.TextChoices):
        BRONZE = "b", "Bronze"
        SILVER = "s", "Silver"
        GOLD = "g", "Gold"
    name = models.CharField(max_length=60)
    email = models.EmailField(unique=True)
    tier = models.CharField(max_length=1, choices=Tier.choices, default=Tier.BRONZE)
    joined = models.DateField()
    referrer = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="referred")

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=Q(email__contains="@"), name="email_has_at")]

    def __str__(self):
        return self.name

class Product(models.Model):
    sku = models.CharField(max_length=12, primary_key=True)
    title = models.CharField(max_length=80)
    price = models.DecimalField(max_digits=8, decimal_places=2)
    stock = models.PositiveIntegerField(default=0)
    tags = models.JSONField(default=list)

    def __str__(self):
        return f"{self.title} ({self.sku})"

class OrderQuerySet(models.QuerySet):
    def paid(self):
        return self.filter(status="paid")
    def with_total(self):
        return self.annotate(total=Coalesce(Sum(F("lines__qty") * F("lines__unit_price")), Decimal("0"), output_field=models.DecimalField(max_digits=10, decimal_places=2)))

class Order(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="orders")
    status = models.CharField(max_length=10, default="new")
    placed = models.DateTimeField()
    products = models.ManyToManyField(Product, through="Line")
    objects = OrderQuerySet.as_manager()

    class Meta:
        get_latest_by = "placed"

class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.RESTRICT)
    qty = models.PositiveSmallIntegerField(default=1)
    unit_price = models.DecimalField(max_digits=8, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "product"], name="one_line_a_product")]

T = Customer.Tier
ada = Customer.objects.create(name="Ada", email="ada@x.org", tier=T.GOLD, joined=dt.date(2020, 1, 5))
bob = Customer.objects.create(name="Bob", email="bob@x.org", joined=dt.date(2021, 3, 9), referrer=ada)
cyd = Customer.objects.create(name="Cyd", email="cyd@x.org", tier="s", joined=dt.date(2021, 7, 1), referrer=ada)
Product.objects.bulk_create([
    Product(sku="P1", title="Pen", price="1.50", stock=100, tags=["ink", "blue"]),
    Product(sku="P2", title="Pad", price="3.25", stock=5, tags=["paper"]),
    Product(sku="P3", title="Bag", price=Decimal("20"), tags=[]),
])
def order(c, when, *lines, status="paid"):
    o = Order.objects.create(customer=c, placed=when, status=status)
    o.lines.bulk_create([Line(order=o, product_id=s, qty=q, unit_price=Product.objects.get(pk=s).price) for s, q in lines])
    return o
order(ada, dt.datetime(2024, 1, 3, 10, tzinfo=dt.timezone.utc), ("P1", 10), ("P2", 1))
order(ada, dt.datetime(2024, 2, 3, 23, 30, tzinfo=dt.timezone.utc), ("P3", 1))
order(bob, dt.datetime(2024, 2, 14, tzinfo=dt.timezone.utc), ("P1", 2), status="new")
order(cyd, dt.datetime(2024, 2, 20, tzinfo=dt.timezone.utc), ("P2", 4), ("P3", 2))

for o in Order.objects.with_total().select_related("customer").order_by("-total", "pk"):
    print(o.pk, o.customer, o.total, type(o.total).__name__)
print(Order.objects.paid().with_total().aggregate(s=Sum("total"), a=Avg("total"), n=Count("pk")))
print(list(Order.objects.annotate(m=TruncMonth("placed")).values("m").annotate(n=Count("id"), q=Sum("lines__qty")).order_by("m")))
best = Line.objects.filter(product=OuterRef("pk")).order_by("-qty").values("order__customer__name")[:1]
for p in Product.objects.annotate(best=Subquery(best), sold=Coalesce(Sum("line__qty"), 0), low=Case(When(stock__lt=10, then=Value("low")), default=Value("ok"))).order_by("sku"):
    print(p, p.best, p.sold, p.low)
print(Customer.objects.annotate(n=Count("orders", filter=Q(orders__status="paid"))).values_list("name", "n", "tier"))
print([(c.name, c.get_tier_display(), c.rank) for c in Customer.objects.annotate(spent=Sum(F("orders__lines__qty") * F("orders__lines__unit_price"))).annotate(rank=Window(Rank(), order_by=F("spent").desc(nulls_last=True)))])
print(Customer.objects.filter(~Exists(Order.objects.filter(customer=OuterRef("pk"), status="paid"))))
print(Customer.objects.exclude(orders__status="paid"), Customer.objects.exclude(orders__lines__product__title__startswith="B"))
print(Product.objects.filter(tags__contains="ink") if connection.features.supports_json_field_contains else "no contains")
print(Product.objects.filter(tags__0="ink"))
try:
    ada.delete()
except models.ProtectedError as e:
    print(type(e).__name__, e.args[0], sorted(map(str, e.protected_objects)))
try:
    Product.objects.get(pk="P1").delete()
except models.RestrictedError as e:
    print(e.args[0], e.restricted_objects)
for bad in [lambda: Customer.objects.create(name="X", email="no", joined="2020-01-01"),
            lambda: Line.objects.create(order_id=1, product_id="P1", qty=1, unit_price=1),
            lambda: Product.objects.filter(sku="P2").update(stock=F("stock") - 10)]:
    try:
        with transaction.atomic():
            bad()
    except IntegrityError as e:
        print("IntegrityError:", e)
print(Order.objects.latest().pk, Order.objects.earliest("customer__name", "-placed").pk)
print(Customer.objects.filter(referrer__isnull=False).values("referrer__name").annotate(n=Count("id"), first=Min("joined"), last=Max("joined")))
qs = Customer.objects.prefetch_related(Prefetch("orders", queryset=Order.objects.paid().with_total(), to_attr="paid_orders"), "referred__orders")
for c in qs:
    print(c, [(o.pk, o.total) for o in c.paid_orders], [[x.pk for x in r.orders.all()] for r in c.referred.all()])
print(Order.objects.filter(products__title="Bag", lines__qty__gt=1).distinct().count())
print(Order.objects.filter(products__title="Bag").filter(lines__qty__gt=1).values_list("pk", "lines__qty"))

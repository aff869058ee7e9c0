from decimal import Decimal
from django.db import models, transaction, IntegrityError
from django.db.models import F, Q, Sum, Count, Avg, Max, Min, Case, When, Value, Exists, OuterRef, Subquery, Window
from django.db.models.functions import Coalesce, Rank, RowNumber, Lag, TruncMonth, ExtractYear, Concat, Lower
import datetime

class Customer(models.Model):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80)
    tier = models.CharField(max_length=1, choices=[("g", "Gold"), ("s", "Silver")], default="s")
    class Meta:
        ordering = ["name"]
    def __str__(self):
        return f"{self.name} <{self.email}>"

class Order(models.Model):
    class Status(models.TextChoices):
        NEW = "new", "New order"
        PAID = "paid"
        SHIPPED = "shipped", "On its way"
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="orders")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.NEW)
    placed = models.DateField()
    class Meta:
        indexes = [models.Index(fields=["status", "-placed"])]
        get_latest_by = "placed"

class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    sku = models.CharField(max_length=10)
    qty = models.PositiveIntegerField()
    price = models.DecimalField(max_digits=8, decimal_places=2)
    class Meta:
        constraints = [models.CheckConstraint(condition=Q(qty__gt=0), name="qty_positive"), models.UniqueConstraint(fields=["order", "sku"], name="one_line_per_sku")]

ann = Customer.objects.create(email="ann@x.org", name="Ann", tier="g")
bob = Customer.objects.create(email="bob@x.org", name="Bob")
for i, (c, st) in enumerate([(ann, "new"), (ann, "paid"), (bob, "shipped"), (bob, "paid")]):
    o = Order.objects.create(customer=c, status=st, placed=datetime.date(2024, 1 + i, 10))
    Line.objects.bulk_create([Line(order=o, sku=f"S{j}", qty=j + 1 + i, price=Decimal("9.99") + j) for j in range(2)])
print(ann.get_tier_display(), Order.Status("paid").label, Order.Status.SHIPPED.label)
total = Sum(F("lines__qty") * F("lines__price"))
for o in Order.objects.annotate(total=total, n=Count("lines")).filter(total__gt=30).order_by("-total"):
    print(o.id, o.total, o.n, o.get_status_display())
print(Customer.objects.annotate(spent=Coalesce(Sum(F("orders__lines__qty") * F("orders__lines__price"), filter=Q(orders__status="paid")), Decimal(0))).values_list("name", "spent"))
latest = Order.objects.filter(customer=OuterRef("pk")).order_by("-placed")
for c in Customer.objects.annotate(last=Subquery(latest.values("placed")[:1]), has_new=Exists(latest.filter(status="new"))):
    print(c, c.last, c.has_new)
print(list(Order.objects.annotate(rank=Window(Rank(), partition_by="customer", order_by=F("placed").desc()), prev=Window(Lag("placed"), order_by="placed")).values_list("id", "rank", "prev")))
print(list(Order.objects.annotate(m=TruncMonth("placed")).values("m").annotate(n=Count("id")).order_by("m")))
print(Order.objects.aggregate(Max("placed"), first=Min("placed"), q=Avg("lines__qty")))
try:
    with transaction.atomic():
        Line.objects.create(order=o, sku="Z", qty=0, price=1)
except IntegrityError as e:
    print("IntegrityError:", e)
try:
    with transaction.atomic():
        Line.objects.create(order=o, sku="S1", qty=1, price=1)
except IntegrityError as e:
    print("IntegrityError:", e)
try:
    ann.delete()
except models.ProtectedError as e:
    print(e.args[0], sorted(map(str, e.protected_objects)))
print(Order.objects.latest().placed, Order.objects.earliest("id").id)
print(Line.objects.update(price=F("price") * 2), Line.objects.filter(price__gte=20).count())
Line.objects.filter(qty__lte=2).update(price=Case(When(sku="S0", then=Value(Decimal("1.00"))), default=F("price") - 1))
print([str(p) for p in Line.objects.order_by("id").values_list("price", flat=True)])
print(Order.objects.filter(placed__month=2).union(Order.objects.filter(status="new")).order_by("id").count())
print(Customer.objects.annotate(label=Concat(Lower("name"), Value(" ("), "tier", Value(")"))).get(pk=bob.pk).label)
print(Order.objects.filter(~Q(status="paid") | Q(customer__tier="g", placed__year=2024)).distinct().query)

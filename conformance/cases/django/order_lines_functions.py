from django.db import models
from django.db.models import F, Q, Value, Count, Sum, Avg, ExpressionWrapper, DurationField, IntegerField
from django.db.models.functions import Lower, Upper, Length, Concat, Coalesce, TruncMonth, ExtractYear, Substr, Now, Cast, Round, Greatest
import datetime

class Order(models.Model):
    customer = models.CharField(max_length=30)
    placed = models.DateTimeField()
    total = models.DecimalField(max_digits=8, decimal_places=2)
    note = models.CharField(max_length=50, null=True)

class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    sku = models.CharField(max_length=10)
    qty = models.IntegerField()
    price = models.DecimalField(max_digits=6, decimal_places=2)

utc = datetime.timezone.utc
for i, (c, m, d) in enumerate([("Ann", 1, 5), ("Bob", 1, 20), ("Ann", 2, 3), ("Cy", 3, 9)]):
    o = Order.objects.create(customer=c, placed=datetime.datetime(2024, m, d, 10, 30, tzinfo=utc), total=10 * (i + 1), note=None if i else "first")
    Line.objects.bulk_create([Line(order=o, sku=f"S{k}", qty=k + 1, price="2.50") for k in range(i + 1)])
print([(r["month"].date(), r["n"], r["s"]) for r in Order.objects.annotate(month=TruncMonth("placed")).values("month").annotate(n=Count("id"), s=Sum("total")).order_by("month")])
print(Order.objects.values("customer").annotate(s=Sum("lines__qty")).filter(s__gte=3).order_by("-s"))
print(Line.objects.annotate(amount=F("qty") * F("price")).values_list("sku", "amount")[:3])
print(Order.objects.aggregate(x=Sum(F("lines__qty") * F("lines__price")), n=Count("customer", distinct=True)))
print(list(Order.objects.annotate(u=Upper("customer"), l=Length("customer"), f=Concat("customer", Value("!"), output_field=models.CharField())).values_list("u", "l", "f")))
print(Order.objects.filter(placed__year=2024, placed__month__gte=2).count(), Order.objects.filter(placed__date=datetime.date(2024, 1, 5)).exists())
print(Order.objects.annotate(n=Coalesce("note", Value("-"))).values_list("n", flat=True).order_by("pk"))
print(Order.objects.annotate(big=Count("lines", filter=Q(lines__qty__gt=1))).values_list("id", "big"))
print(Order.objects.filter(~Q(customer="Ann") & (Q(total__gt=15) | Q(note__isnull=False))))
print(Order.objects.order_by(F("note").desc(nulls_last=True), "id").values_list("id", flat=True))
print(Order.objects.dates("placed", "month"))
print(Order.objects.annotate(y=ExtractYear("placed")).filter(y=2024).aggregate(Avg("total")))
print(Order.objects.alias(k=Lower("customer")).filter(k="ann").latest("placed").id)
print(Order.objects.filter(lines__sku="S1").union(Order.objects.filter(customer="Cy")).count())

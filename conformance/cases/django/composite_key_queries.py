from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat


class Product(models.Model):
    name = models.CharField(max_length=20)


class Order(models.Model):
    reference = models.CharField(max_length=20, primary_key=True)

    class Meta:
        ordering = ["-reference"]


class Base(models.Model):
    created = models.IntegerField(default=7)

    class Meta:
        abstract = True


class Line(Base):
    pk = models.CompositePrimaryKey("product_id", "order_id")
    product = models.ForeignKey(Product, on_delete=models.CASCADE)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    quantity = models.IntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["order", "quantity"], name="oq")]


p1, p2, p3 = Product.objects.bulk_create([Product(name=n) for n in "abc"])
o1, o2 = Order.objects.create(pk="A"), Order.objects.create(pk="B")
line = Line(product=p1, order=o1, quantity=3)
print(line, line.pk, line._is_pk_set(), Line()._is_pk_set())
line.save()
Line.objects.bulk_create([Line(pk=(p2.pk, "A"), quantity=5), Line(product=p1, order=o2), Line(product=p3, order=o2, quantity=9)])
print(list(Line.objects.values_list("pk", flat=True)))
print(list(Line.objects.reverse().values_list("pk", "quantity", named=True)))
print(Line.objects.only("pk").first().get_deferred_fields())
print(Line.objects.defer("quantity").first().get_deferred_fields())
try:
    print(Line.objects.only("quantity").get(pk=(1, "A")).quantity)
except Exception as e:
    print(type(e).__name__, e)
for bad in (lambda: Line.objects.aggregate(Max("pk")), lambda: Line.objects.aggregate(Count("pk", distinct=True)),
            lambda: list(Line.objects.annotate(x=Concat("pk", Value("x")))), lambda: Line.objects.update(pk=(1, "A")),
            lambda: list(Line.objects.filter(quantity=F("pk"))), lambda: list(Line.objects.filter(pk__lt=5)),
            lambda: list(Line.objects.filter(pk__isnull=3)), lambda: Line.objects.bulk_update([line], ["order"]),
            lambda: Line.objects.get(pk=(9, "Z")), lambda: hash(Line(product_id=3)), lambda: Line.objects.in_bulk(["x"]),
            lambda: line.save(update_fields=["order"]), lambda: line.save(update_fields=["pk"])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(list(Line.objects.filter(Q(pk=(1, "A")) | Q(pk=(3, "B"))).values_list("quantity", flat=True)))
print(list(Line.objects.filter(~Q(pk=(1, "A")), quantity__gt=1).values_list("quantity", flat=True)))
print(list(Line.objects.exclude(pk__in=[(1, "A"), (2, "A")]).values_list("pk", flat=True)))
print(list(Line.objects.filter(pk__gte=(2, "A"), pk__lt=(3, "Z")).values_list("pk", flat=True)))
line.quantity = 30
Line.objects.bulk_update([line, Line.objects.get(pk=(2, "A"))], ["quantity"])
print(Line.objects.get(pk=(1, "A")).quantity)
print(o1.lines.count(), [x.pk for x in o1.lines.all()], o1.lines.first().product.name)
print([(o.pk, [x.pk for x in o.lines.all()]) for o in Order.objects.prefetch_related("lines")])
print([x.product.name for x in Line.objects.select_related("product", "order")])
print(list(Order.objects.annotate(n=Count("lines")).values_list("pk", "n")))
print(list(Order.objects.filter(lines__pk=(1, "A"))), list(Order.objects.filter(lines=line)), list(Order.objects.filter(lines__in=[line])))
print(Line.objects.filter(pk__in=Line.objects.filter(quantity__gt=4).values("pk")).count())
print(list(Product.objects.filter(Exists(Line.objects.filter(product=OuterRef("pk"), quantity__gt=8))).values_list("name", flat=True)))
print(Line.objects.contains(line), line in Line.objects.all(), line == Line.objects.get(pk=line.pk))
try:
    Line(pk=(1, "A"), quantity=2).full_clean()
except ValidationError as e:
    print(e.message_dict)
try:
    Line(pk=(2, "B"), quantity=9).full_clean()
except ValidationError as e:
    print(e.message_dict)
try:
    Line().full_clean()
except ValidationError as e:
    print(e.message_dict)
print(Line._meta.pk.deconstruct(), [f.name for f in Line._meta.concrete_fields], [f.name for f in Line._meta.fields])
print(Line.objects.filter(pk=(1, "A")).exists(), Line.objects.filter(pk__in=[]).exists(), Line.objects.filter(pk__in=[(None, "A")]).count())
with transaction.atomic():
    print(Line.objects.select_for_update().get(pk=(1, "A")).pk)
print(str(Line.objects.filter(pk=(1, "A")).query))
print(Line.objects.filter(order="B").delete())
l = Line.objects.get(pk=(1, "A"))
l.product_id = 3
l.save()
print(list(Line.objects.values_list("pk", "quantity")))
print(Line.objects.order_by("-quantity", "pk").values("pk", "quantity"))
for x in Line.objects.iterator():
    print(x, x.created)
print(Line.objects.raw("SELECT * FROM app_line")[0].pk)
l.delete()
print(l.pk, l.product_id)

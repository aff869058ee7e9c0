"""A lesson: orders, stock and invoices with F, Case, windows and bulk work."""
from decimal import Decimal
from django.db import IntegrityError, models, transaction
from django.db.models import Avg, Case, Count, DecimalField, Exists, F, OuterRef, Q, Subquery, Sum, Value, When, Window
from django.db.models.functions import Coalesce, Concat, Rank, Round


class Customer(models.Model):
    name = models.CharField(max_length=30)
    email = models.EmailField(unique=True)

    def __str__(self):
        return self.name


class Product(models.Model):
    sku = models.SlugField(unique=True)
    price = models.DecimalField(max_digits=8, decimal_places=2)
    stock = models.PositiveIntegerField(default=0)

    def __str__(self):
        return self.sku


class Order(models.Model):
    class Status(models.TextChoices):
        NEW = "new", "New"
        PAID = "paid", "Paid"
        SENT = "sent"

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="orders")
    status = models.CharField(max_length=4, choices=Status, default=Status.NEW)
    products = models.ManyToManyField(Product, through="Line", related_name="orders")

    def total(self):
        return self.lines.aggregate(t=Sum(F("quantity") * F("unit_price")))["t"]


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.PROTECT)
    quantity = models.PositiveIntegerField(default=1)
    unit_price = models.DecimalField(max_digits=8, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "product"], name="one_line_a_product")]


ann, bob = Customer.objects.bulk_create([Customer(name="Ann", email="a@x.org"), Customer(name="Bob", email="b@x.org")])
pen, cup, hat = Product.objects.bulk_create([Product(sku=s, price=p, stock=n) for s, p, n in [("pen", "1.50", 10), ("cup", "7.25", 2), ("hat", "20", 1)]])


def place(customer, *wanted):
    with transaction.atomic():
        order = customer.orders.create()
        for product, n in wanted:
            if not Product.objects.filter(pk=product.pk, stock__gte=n).update(stock=F("stock") - n):
                raise ValueError("no stock of %s" % product)
            order.lines.create(product=product, quantity=n, unit_price=product.price)
    return order


one = place(ann, (pen, 3), (cup, 1))
two = place(bob, (pen, 2))
for wanted in [(cup, 5), (hat, 1)], [(hat, 2)]:
    try:
        place(bob, *wanted)
    except ValueError as e:
        print(e, Order.objects.count(), list(Product.objects.values_list("sku", "stock").order_by("sku")))
three = place(bob, (hat, 1), (cup, 1))
print(one.total(), two.total(), three.total(), one.get_status_display(), Order.Status.SENT.label)
Order.objects.filter(pk__in=[one.pk, three.pk]).update(status=Order.Status.PAID)
orders = Order.objects.annotate(total=Coalesce(Sum(F("lines__quantity") * F("lines__unit_price")), Decimal(0), output_field=DecimalField()), items=Count("lines"))
for o in orders.order_by("pk"):
    print(o.pk, o.total, o.items, o.status)
print(list(orders.values("customer__name").annotate(n=Count("pk", distinct=True)).order_by("customer__name").values_list("customer__name", "n")))
print(list(Customer.objects.annotate(spent=Sum(F("orders__lines__quantity") * F("orders__lines__unit_price"), filter=Q(orders__status="paid"))).values_list("name", "spent").order_by("name")))
print(list(Product.objects.annotate(sold=Coalesce(Sum("line__quantity"), 0), rank=Window(Rank(), order_by=F("price").desc())).values_list("sku", "sold", "rank").order_by("rank")))
print(list(Product.objects.annotate(level=Case(When(stock=0, then=Value("out")), When(stock__lt=5, then=Value("low")), default=Value("ok"))).values_list("sku", "level").order_by("sku")))
best = Line.objects.filter(order=OuterRef("pk")).order_by("-unit_price")
print(list(Order.objects.annotate(best=Subquery(best.values("product__sku")[:1]), label=Concat(Value("#"), "pk", Value(" "), "customer__name", output_field=models.CharField())).values_list("label", "best").order_by("pk")))
print(Customer.objects.filter(Exists(Order.objects.filter(customer=OuterRef("pk"), status="new"))), Product.objects.filter(orders__customer=ann).order_by("sku"))
try:
    with transaction.atomic():
        one.lines.create(product=pen, unit_price=1)
except IntegrityError as e:
    print(e)
try:
    pen.delete()
except models.ProtectedError as e:
    print(e.args[0], len(e.protected_objects))
for p in Product.objects.all():
    p.price = round(p.price * Decimal("1.1"), 2)
    p.save(update_fields=["price"])
print(list(Product.objects.values_list("price", flat=True).order_by("sku")), Product.objects.aggregate(a=Round(Avg("price"), 2)))
print(bob.delete())

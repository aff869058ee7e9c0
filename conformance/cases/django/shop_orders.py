from django.db import models
from django.db.models import Count, Sum, F, Q, Avg, Max, Min, Value, ExpressionWrapper, DecimalField
from django.db.models.functions import Coalesce, Concat, Upper, Length, Lower
from decimal import Decimal

class Customer(models.Model):
    name = models.CharField(max_length=100)
    email = models.EmailField(unique=True)
    joined = models.DateField(auto_now_add=True)
    def __str__(self):
        return self.name

class Product(models.Model):
    sku = models.SlugField(primary_key=True)
    title = models.CharField(max_length=200)
    price = models.DecimalField(max_digits=8, decimal_places=2)
    stock = models.PositiveIntegerField(default=0)
    tags = models.ManyToManyField("Tag", blank=True, related_name="products")
    class Meta:
        ordering = ["-price", "title"]
    def __str__(self):
        return f"{self.title} ({self.price})"

class Tag(models.Model):
    name = models.CharField(max_length=30, unique=True)
    def __str__(self): return self.name

class Order(models.Model):
    class Status(models.TextChoices):
        NEW = "N", "New"
        PAID = "P", "Paid"
        SHIPPED = "S", "Shipped"
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="orders")
    status = models.CharField(max_length=1, choices=Status.choices, default=Status.NEW)
    created = models.DateTimeField(auto_now_add=True)

class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.PROTECT)
    qty = models.IntegerField()
    class Meta:
        unique_together = [("order", "product")]

ann = Customer.objects.create(name="Ann", email="ann@x.org")
bob = Customer.objects.create(name="Bob", email="bob@x.org")
books = [Product(sku=f"b{i}", title=f"Book {i}", price=Decimal("9.99") * i, stock=i * 3) for i in range(1, 6)]
Product.objects.bulk_create(books)
t1, t2 = Tag.objects.bulk_create([Tag(name="new"), Tag(name="sale")])
books[0].tags.add(t1, t2)
books[1].tags.set([t2])
o = ann.orders.create(status=Order.Status.PAID)
o.lines.create(product=books[0], qty=2)
o.lines.create(product=books[2], qty=1)
o2 = Order.objects.create(customer=bob)
Line.objects.bulk_create([Line(order=o2, product_id="b2", qty=4), Line(order=o2, product=books[4], qty=1)])

total = ExpressionWrapper(F("qty") * F("product__price"), output_field=DecimalField(max_digits=12, decimal_places=2))
total = ExpressionWrapper(F("lines__qty") * F("lines__product__price"), output_field=DecimalField(max_digits=12, decimal_places=2))
for order in Order.objects.select_related("customer").annotate(total=Sum(total), n=Count("lines")).order_by("-total"):
    print(order.pk, order.customer, order.get_status_display(), order.total, order.n)
print(Customer.objects.annotate(n=Count("orders__lines", distinct=True)).filter(n__gte=1).values_list("name", "n"))
print(Product.objects.filter(tags__name="sale").exclude(tags__name="new"))
print(Product.objects.filter(Q(price__lt=20) | Q(stock__gt=10), ~Q(sku="b2")).distinct())
print(list(Product.objects.values("tags__name").annotate(c=Count("pk"), m=Max("price")).order_by("tags__name")))
print(Product.objects.aggregate(Avg("price"), low=Min("price"), s=Sum("stock")))
print(Product.objects.annotate(label=Concat(Upper("title"), Value(" - "), "sku")).values_list("label", flat=True)[:2])
print(Order.objects.filter(lines__product__tags=t2).distinct().count())
try:
    books[0].delete()
except models.ProtectedError as e:
    print(type(e).__name__, e.args[0], e.protected_objects)
try:
    Customer.objects.create(name="Eve", email="ann@x.org")
except Exception as e:
    print(type(e).__name__, e)
print(Product.objects.filter(stock__gt=F("price")).update(stock=F("stock") - 1))
print(ann.orders.filter(status="P").exists(), bob.orders.filter(status="P").exists())
print(Customer.objects.prefetch_related("orders__lines__product").get(pk=ann.pk).orders.all()[0].lines.all())
print(bob.delete())
print(Order.objects.in_bulk([1, 2]))
print(Customer.objects.get(name="Zed"))

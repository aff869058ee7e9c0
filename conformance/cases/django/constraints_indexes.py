from django.db import IntegrityError, models
from django.db.models import F, Q
from django.db.models.functions import Lower


class Product(models.Model):
    sku = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=30, db_index=True)
    price = models.DecimalField(max_digits=7, decimal_places=2, db_column="cost")
    sale = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    active = models.BooleanField(default=True)

    class Meta:
        db_table = "products"
        indexes = [models.Index(fields=["name", "-price"]), models.Index(fields=["active"], name="act_idx", condition=Q(active=True)), models.Index(Lower("name"), name="low_idx")]
        constraints = [
            models.CheckConstraint(condition=Q(price__gt=0), name="%(class)s_price"),
            models.CheckConstraint(condition=Q(sale__isnull=True) | Q(sale__lt=F("price")), name="sale_lt"),
            models.UniqueConstraint(fields=["name"], condition=Q(active=True), name="one_active"),
            models.UniqueConstraint(fields=["name", "price"], name="np"),
        ]


Product.objects.create(sku="A1", name="Lamp", price="9.99")
for kw in [dict(sku="A2", name="Bulb", price=-1), dict(sku="A3", name="Lamp", price=5), dict(sku="A1", name="X", price=1), dict(sku="A4", name="Z", price=3, sale=4)]:
    try:
        Product.objects.create(**kw)
    except IntegrityError as e:
        print(e)
print(Product.objects.get(pk="A1").price, Product.objects.filter(pk="A1").exists(), Product.objects.count())
p = Product(sku="A1", name="Lamp2", price=3)
p.save()
print(Product.objects.values_list("name", flat=True))

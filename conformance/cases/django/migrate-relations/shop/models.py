from decimal import Decimal
import uuid, datetime
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.core.validators import MinValueValidator, RegexValidator

def uid():
    return uuid.UUID(int=7)


def today():
    return datetime.date(2025, 1, 1)

class Kind(models.TextChoices):
    A = "a", "Alpha"
    B = "b", "Beta"

class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    class Meta:
        abstract = True
        ordering = ["-created"]

class Category(models.Model):
    name = models.CharField(max_length=30, unique=True, help_text="what it is called")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children")
    class Meta:
        verbose_name_plural = "categories"

class Product(Stamped):
    id = models.UUIDField(primary_key=True, default=uid, editable=False)
    name = models.CharField(max_length=50, validators=[RegexValidator(r"^\w+", "bad")])
    kind = models.CharField(max_length=1, choices=Kind.choices, default=Kind.A)
    price = models.DecimalField(max_digits=8, decimal_places=2, default=Decimal("1.50"), validators=[MinValueValidator(0)])
    day = models.DateField(default=today, db_index=True)
    twice = models.GeneratedField(expression=F("price") * 2, output_field=models.DecimalField(max_digits=9, decimal_places=2), db_persist=True)
    categories = models.ManyToManyField(Category, through="Placement", related_name="products")
    seen = models.DateTimeField(db_default=Now())
    data = models.JSONField(default=dict)
    class Meta(Stamped.Meta):
        constraints = [models.CheckConstraint(condition=Q(price__gte=0) & ~Q(name=""), name="price_ok")]
        indexes = [models.Index(Lower("name").desc(), name="lower_name"), models.Index(fields=["kind", "-price"], condition=Q(kind="a"), name="part")]
        unique_together = [("name", "kind")]
        permissions = [("sell", "Can sell")]
        default_permissions = ("add",)
        get_latest_by = "created"
        db_table = "products"

class Placement(models.Model):
    product = models.ForeignKey(Product, models.CASCADE)
    category = models.ForeignKey(Category, models.PROTECT, db_constraint=False)
    rank = models.PositiveSmallIntegerField("the rank")
    class Meta:
        order_with_respect_to = "category"

class Book(Product):
    pages = models.IntegerField(null=True)
    fans = models.ManyToManyField("blog.Person", db_table="fans_of")

class Cheap(Product):
    class Meta:
        proxy = True
        ordering = ["price"]

class Manual(models.Model):
    x = models.IntegerField(db_column="the_x", db_comment="hm")
    class Meta:
        managed = False
        db_table_comment = "c"

# oracle: module=shop.models
from django.db import models
import uuid
class Customer(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=40, db_index=True)
    vip = models.BooleanField(db_column="is_vip", default=False)
    data = models.JSONField(default=dict)
    class Meta:
        indexes = [models.Index(fields=["name", "-vip"], name="name_vip_idx")]
        verbose_name = "client"
class Purchase(models.Model):
    class Size(models.IntegerChoices):
        SMALL = 1
        BIG = 2, "Really big"
    customer = models.ForeignKey("Customer", on_delete=models.CASCADE, to_field="id")
    size = models.IntegerField(choices=Size.choices, default=Size.SMALL)
    paid = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    took = models.DurationField(null=True)
    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "size"], name="one_per_size")]
        get_latest_by = "id"
import datetime
c = Customer.objects.create(name="Kim", data={"tags": ["a", 1], "deep": {"x": None}})
print(c.id, c.data["tags"], Customer.objects.get(id=c.id).data)
p = Purchase.objects.create(customer=c, size=Purchase.Size.BIG, paid="12.3", took=datetime.timedelta(hours=2, seconds=5))
p.refresh_from_db()
print(p.get_size_display(), p.size, p.paid, p.took, p.customer_id == c.id)
print(Purchase.Size.choices, Purchase.Size.BIG.label, Purchase.Size(1), Purchase.Size.names)
from django.db import IntegrityError
try:
    Purchase.objects.create(customer=c, size=2)
except IntegrityError as e:
    print(e)
print(Customer.objects.filter(data__deep__x=None).count(), Customer.objects.filter(data__tags__0="a").exists(), Customer.objects.filter(data__has_key="deep").count())
print(Purchase.objects.select_related("customer").latest().customer.name, Customer._meta.verbose_name, Customer._meta.label, Customer._meta.pk.name)
print(Purchase.objects.filter(customer__vip=False).values("customer__name", "size", "took"))
print([f.name for f in Purchase._meta.fields], Purchase._meta.get_field("paid").max_digits)

from django.db import models, IntegrityError


class Item(models.Model):
    code = models.CharField(max_length=5, unique=True)
    price = models.IntegerField(default=1)
    note = models.TextField(null=True)

    def __str__(self):
        return f"{self.code}={self.price}"


made = Item.objects.bulk_create([Item(code=c, price=i) for i, c in enumerate("abcde")], batch_size=2)
print([i.pk for i in made])
Item.objects.bulk_create([Item(code="a"), Item(code="f")], ignore_conflicts=True)
print(list(Item.objects.order_by("code")))
again = Item.objects.bulk_create(
    [Item(code="a", price=50), Item(code="g", price=60)],
    update_conflicts=True, unique_fields=["code"], update_fields=["price"],
)
print([(i.pk, i.price) for i in again])
items = list(Item.objects.filter(code__in="abc"))
for i in items:
    i.price *= 10
    i.note = f"n{i.price}"
print(Item.objects.bulk_update(items, ["price", "note"], batch_size=2))
print(Item.objects.values_list("code", "price", "note").order_by("code"))
print(Item.objects.in_bulk(["a", "zz"], field_name="code"))
for bad in (
    lambda: Item.objects.bulk_update(items, []),
    lambda: Item.objects.bulk_update(items, ["id"]),
    lambda: Item.objects.bulk_update([Item(code="x")], ["price"]),
    lambda: Item.objects.bulk_create(items, batch_size=-1),
    lambda: Item.objects.bulk_create([Item(code="q")], update_conflicts=True),
    lambda: Item.objects.in_bulk(["a"], field_name="price"),
):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    Item.objects.bulk_create([Item(code="h"), Item(code="a")])
except IntegrityError as e:
    print(e)
print(Item.objects.filter(code="h").exists())

from django.db import models
from django.db.models import F


class Counter(models.Model):
    name = models.CharField(max_length=20, unique=True)
    value = models.IntegerField(default=0)
    note = models.TextField(blank=True)


c = Counter(name="a")
print(c.pk, c._state.adding)
c.save()
print(c.pk, c._state.adding, c._state.db)
c.value = F("value") + 5
c.save()
c.refresh_from_db()
print(c.value)
c.note = "x"
c.save(update_fields=["note"])
print(Counter.objects.get_or_create(name="a"), Counter.objects.get_or_create(name="b", defaults={"value": 7})[1])
print(Counter.objects.update_or_create(name="b", defaults={"value": 8})[0].value, Counter.objects.update_or_create(name="z", defaults={"value": 1})[1])
print(Counter.objects.filter(name__in=["a", "b"]).update(value=F("value") * 2, note="n"))
print(list(Counter.objects.order_by("id").values_list("name", "value")))
print(Counter.objects.bulk_create([Counter(name="x"), Counter(name="y")]))
objs = list(Counter.objects.filter(name__in=["x", "y"]))
for o in objs:
    o.value = 50 + o.pk
print(Counter.objects.bulk_update(objs, ["value"]), Counter.objects.in_bulk([1, 2]))
print(Counter.objects.filter(value__gt=50).delete(), c.delete())
try:
    Counter.objects.create(name="b")
except Exception as e:
    print(type(e).__name__, e)
Counter(pk=99, name="explicit").save()
Counter.objects.create(id=100, name="hundred")
try:
    Counter(name="q").save(force_update=True)
except ValueError as e:
    print(e)
c.save()
print(c.pk)

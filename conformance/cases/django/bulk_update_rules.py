# bulk_update: one statement, and its refusals.
from django.db import models
from django.db.models import F


class A(models.Model):
    n = models.IntegerField()
    name = models.CharField(max_length=5, default="x")


rows = [A.objects.create(n=i) for i in range(3)]
for r in rows:
    r.n *= 10
rows[0].name = "new"
print(A.objects.bulk_update(rows, ["n", "name"]))
print(list(A.objects.order_by("pk").values_list("n", "name")))
rows[1].n = F("n") + 1
print(A.objects.bulk_update(rows[1:], ["n"], batch_size=1), A.objects.bulk_update([], ["n"]))
print(list(A.objects.order_by("pk").values_list("n", flat=True)))
for args, kwargs in (((rows, []), {}), ((rows, ["id"]), {}), (([A(n=1)], ["n"]), {}), ((rows, ["zz"]), {}), ((rows, ["n"]), {"batch_size": -1})):
    try:
        A.objects.bulk_update(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)

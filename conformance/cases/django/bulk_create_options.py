# bulk_create: batches, conflicts, keys.
from django.db import IntegrityError, models, transaction


class A(models.Model):
    code = models.CharField(max_length=3, unique=True)
    n = models.IntegerField(default=0)


made = A.objects.bulk_create([A(code=c) for c in "abc"], batch_size=2)
print([a.pk for a in made], made[0]._state.adding)
try:
    with transaction.atomic():
        A.objects.bulk_create([A(code="d"), A(code="a")])
except IntegrityError as e:
    print(e)
A.objects.bulk_create([A(code="d"), A(code="a", n=9)], ignore_conflicts=True)
A.objects.bulk_create([A(code="a", n=7), A(code="e", n=8)], update_conflicts=True, update_fields=["n"], unique_fields=["code"])
print(list(A.objects.order_by("code").values_list("code", "n")), A.objects.bulk_create([]))
for kwargs in ({"ignore_conflicts": True, "update_conflicts": True}, {"update_conflicts": True}, {"update_conflicts": True, "update_fields": ["n"]},
               {"update_conflicts": True, "update_fields": ["id"], "unique_fields": ["code"]}, {"batch_size": -1}):
    try:
        A.objects.bulk_create([A(code="z")], **kwargs)
    except Exception as e:
        print(type(e).__name__, e)
print(A.objects.bulk_create(iter([A(pk=50, code="p"), A(code="q")]))[1].pk)

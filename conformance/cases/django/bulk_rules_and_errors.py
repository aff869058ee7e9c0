"""bulk_create and bulk_update: options refused, batches, keys, defaults, relations unsaved."""
from django.db import IntegrityError, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Lower, Now


class Kind(models.Model):
    name = models.CharField(max_length=10, unique=True)


class Row(models.Model):
    code = models.CharField(max_length=5, unique=True)
    n = models.IntegerField(default=3)
    kind = models.ForeignKey(Kind, models.CASCADE, null=True)
    stamp = models.DateTimeField(auto_now=True)


class Child(Row):
    x = models.IntegerField(default=0)


def t(f):
    try:
        with transaction.atomic():
            print(f())
    except Exception as e:
        print(type(e).__name__, e)


rows = Row.objects.bulk_create([Row(code=c) for c in "abcde"], batch_size=2)
print([r.pk for r in rows], rows[0]._state.adding, rows[0].stamp)
t(lambda: Row.objects.bulk_create([]))
t(lambda: Row.objects.bulk_create([Row(code="a")]))
t(lambda: [r.pk for r in Row.objects.bulk_create([Row(code="a"), Row(code="f")], ignore_conflicts=True)])
t(lambda: Row.objects.bulk_create([Row(code="a", n=9), Row(code="g", n=9)], update_conflicts=True, unique_fields=["code"], update_fields=["n"])[0].pk)
t(lambda: list(Row.objects.values_list("code", "n").order_by("pk")))
t(lambda: Row.objects.bulk_create([Row(code="z")], ignore_conflicts=True, update_conflicts=True))
t(lambda: Row.objects.bulk_create([Row(code="z")], update_conflicts=True))
t(lambda: Row.objects.bulk_create([Row(code="z")], update_conflicts=True, update_fields=["n"]))
t(lambda: Row.objects.bulk_create([Row(code="z")], update_conflicts=True, update_fields=["n"], unique_fields=["nope"]))
t(lambda: Row.objects.bulk_create([Row(code="z")], update_conflicts=True, update_fields=["id"], unique_fields=["code"]))
t(lambda: Row.objects.bulk_create([Row(code="z")], update_conflicts=True, update_fields=["n"], unique_fields=["n"]))
t(lambda: Row.objects.bulk_create([Row(code="z")], batch_size=-1))
t(lambda: Row.objects.bulk_create([Row(code="z")], batch_size=0))
t(lambda: Child.objects.bulk_create([Child(code="z")]))
t(lambda: Row.objects.bulk_create([Row(code="z", kind=Kind(name="new"))]))
t(lambda: Row.objects.bulk_create([Row(pk=50, code="y"), Row(code="x"), Row(pk=60, code="w")]) and list(Row.objects.filter(code__in="wxy").values_list("pk", "code").order_by("pk")))
t(lambda: Row.objects.bulk_create(Row(code=c) for c in "pq") and Row.objects.filter(code__in="pq").count())
t(lambda: Row.objects.bulk_update(rows, []))
t(lambda: Row.objects.bulk_update(rows, ["id"]))
t(lambda: Row.objects.bulk_update(rows, ["nope"]))
t(lambda: Row.objects.bulk_update([Row(code="u")], ["n"]))
t(lambda: Row.objects.bulk_update(rows, ["n"], batch_size=-1))
t(lambda: Row.objects.bulk_update([], ["n"]))
for i, r in enumerate(rows):
    r.n = F("n") + i if i % 2 else i
    r.code = Lower(Value(r.code.upper()))
t(lambda: Row.objects.bulk_update(rows, ["n", "code"], batch_size=3))
t(lambda: list(Row.objects.filter(pk__lte=5).values_list("code", "n").order_by("pk")))
t(lambda: Child.objects.create(code="c1", x=1) and Child.objects.bulk_update([Child.objects.get()], ["n", "x"]))
t(lambda: Row.objects.bulk_update([rows[0], rows[0]], ["n"]))

"""JSONField: key paths, has_key, contained values, KT, null versus missing, ordering, updating."""
from django.db import models
from django.db.models import Count, F, Q, Value
from django.db.models.fields.json import KT, KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Upper


class Dog(models.Model):
    name = models.CharField(max_length=20)
    data = models.JSONField(null=True)

    def __str__(self):
        return self.name


rows = [("Rufus", {"breed": "labrador", "owner": {"name": "Bob", "other_pets": [{"name": "Fishy"}]}, "age": 3}), ("Meg", {"breed": "collie", "owner": None, "age": 10}),
        ("Max", {"breed": None, "tags": ["a", "b"], "age": 7.5, "ok": True}), ("Nix", None), ("Arr", ["x", {"y": 1}]), ("Txt", "hello")]
for n, d in rows:
    Dog.objects.create(name=n, data=d)
q = lambda **k: [d.name for d in Dog.objects.filter(**k).order_by("pk")]
print(q(data__breed="collie"), q(data__owner__name="Bob"), q(data__owner__other_pets__0__name="Fishy"))
print(q(data__owner=None), q(data__owner__isnull=True), q(data__breed__isnull=False))
print(q(data__has_key="owner"), q(data__has_keys=["breed", "age"]), q(data__has_any_keys=["tags", "owner"]), q(data__0="x"), q(data__1__y=1))
print(q(data__age__gt=5), q(data__age__lte=7.5), q(data__breed__icontains="LAB"), q(data__breed__startswith="c"), q(data__age__in=[3, 10]), q(data__ok=True))
print(q(data="hello"), q(data__isnull=True), q(data=None), q(data=Value(None, models.JSONField())), q(data={"breed": "collie", "owner": None, "age": 10}))
print(Dog.objects.exclude(data__breed="collie").order_by("pk"))
print(Dog.objects.annotate(b=KT("data__breed"), o=KT("data__owner__name")).values_list("b", "o").order_by("pk"))
print(Dog.objects.annotate(b=KeyTransform("breed", "data")).values_list("b", flat=True).order_by("pk"))
print(Dog.objects.values("data__breed", "data__age").order_by("-data__age", "pk"))
print(Dog.objects.order_by("data__breed", "pk").values_list("name", flat=True))
print(Dog.objects.annotate(u=Upper(KeyTextTransform("breed", "data"))).filter(u="COLLIE"))
print(Dog.objects.values("data__breed").annotate(n=Count("pk")).order_by("n", "data__breed"))
for bad in [dict(data__contains={"a": 1}), dict(data__contained_by={}), dict(data__breed__nope__contains="x")]:
    try:
        print(q(**bad))
    except Exception as e:
        print(type(e).__name__, e)
Dog.objects.filter(name="Txt").update(data={"a": [1, 2, {"b": None}]})
print(Dog.objects.get(name="Txt").data, q(data__a__2__b=None), q(data__a__1=2))
try:
    Dog.objects.create(name="bad", data={1, 2})
except Exception as e:
    print(type(e).__name__, e)
try:
    Dog(name="x", data=object).full_clean()
except Exception as e:
    print(type(e).__name__, e)
print(Dog.objects.filter(Q(data__age=3) | Q(data__tags__contains="a")) if False else q(data__tags__0="a"))

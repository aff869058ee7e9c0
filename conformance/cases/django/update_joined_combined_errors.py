from django.db import models
from django.db.models import Count, F, FilteredRelation, Max, Q, Value, Subquery, OuterRef
from django.db.models.functions import Lower, Concat, Abs


class Data(models.Model):
    name = models.CharField(max_length=20)
    value = models.CharField(max_length=20)
    n = models.IntegerField(default=0)

    class Meta:
        ordering = ["name"]


class Point(models.Model):
    name = models.CharField(max_length=20)
    data = models.ForeignKey(Data, models.CASCADE, related_name="points")
    first = models.OneToOneField(Data, models.CASCADE, null=True, related_name="only_point")


a, b = Data.objects.create(name="a", value="A", n=-3), Data.objects.create(name="b", value="B", n=4)
p = Point.objects.create(name="x", data=a)
print(Data.objects.annotate(low=Lower("value")).update(name=F("low")), Data.objects.values_list("name", flat=True))
print(Data.objects.annotate(m=F("n") * 2).filter(m__lt=0).update(n=F("m") + 1), list(Data.objects.values_list("n", flat=True)))
print(Data.objects.alias(m=Abs("n")).filter(m__gt=4).update(value=Value("big")))
print(Data.objects.annotate(c=Count("points")).filter(c=1).update(value="one"))
for bad in (lambda: Point.objects.annotate(m=Max("data__value")).update(name=F("m")), lambda: Point.objects.annotate(v=F("data__value")).update(name=F("v")),
            lambda: Point.objects.update(name=F("data__value")), lambda: Point.objects.annotate(v=F("data__value")).update(name=Concat(F("v"), Value("!"))),
            lambda: Data.objects.annotate(c=Count("points")).update(n=F("c")), lambda: Data.objects.update(n=Count("points"))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(Point.objects.update(name=Subquery(Data.objects.filter(pk=OuterRef("data_id")).values("value")[:1])), Point.objects.get().name)
fr = Data.objects.annotate(pp=FilteredRelation("points", condition=Q(points__name="one")))
for bad in (lambda: fr.filter(pp__isnull=False).only("pp__name"), lambda: fr.prefetch_related("pp"), lambda: fr.prefetch_related("pp__data"), lambda: fr.select_related("pp").only("name", "pp__name")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
qs = Data.objects.all()
for combinator in ("union", "difference", "intersection"):
    for operation in ("alias", "annotate", "defer", "delete", "distinct", "exclude", "extra", "filter", "only", "prefetch_related", "select_related", "update", "aggregate", "dates", "reverse", "exists", "count", "get", "first", "last", "in_bulk", "iterator", "values", "order_by", "none", "earliest", "explain", "bulk_create"):
        try:
            r = getattr(getattr(qs, combinator)(qs), operation)()
            print(combinator, operation, type(r).__name__)
        except Exception as e:
            print(combinator, operation, type(e).__name__, e)
new = Data(name="new", value="v")
try:
    Point.objects.create(name="q", data=a, first=new)
except ValueError as e:
    print(e)
try:
    new.only_point
except Exception as e:
    print(type(e).__name__, e)
print(Data.objects.order_by("points__name").reverse().values_list("name", flat=True))
print([r.get_accessor_name() for r in Data._meta.related_objects])

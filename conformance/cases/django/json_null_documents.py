"""JSON null and SQL NULL."""
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Cast, Coalesce, JSONObject


class Doc(models.Model):
    data = models.JSONField(null=True)
    more = models.JSONField(default=dict)


a = Doc.objects.create(data=None)
b = Doc.objects.create(data=Value(None, models.JSONField()))
c = Doc(data={"k": None})
c.save()
print(Doc.objects.filter(data__isnull=True).values_list("pk"), Doc.objects.filter(data=Value(None, models.JSONField())).values_list("pk"), Doc.objects.filter(data=None).values_list("pk"))
Doc.objects.filter(pk=c.pk).update(data=Value(None, models.JSONField()), more=Value([1, 2], models.JSONField()))
print(Doc.objects.filter(pk=c.pk).values("data", "more"))
c.refresh_from_db()
print(c.data, c.more)
Doc.objects.filter(pk=a.pk).update(more=JSONObject(x=Value(1), y=F("pk")))
print(Doc.objects.get(pk=a.pk).more)
b.data = Value(None, models.JSONField())
b.save(update_fields=["data"])
Doc.objects.bulk_create([Doc(data=Value(None, models.JSONField())), Doc(data=Value("text", models.JSONField())), Doc(data="null")])
print([d.data for d in Doc.objects.order_by("pk")])
Doc.objects.bulk_update([a], ["data"])
a.data = [1]
Doc.objects.bulk_update([a], ["data"])
print(Doc.objects.get(pk=a.pk).data)
print(Doc.objects.annotate(x=Value({"a": 1}, models.JSONField())).first().x, Doc.objects.annotate(x=Cast(Value('{"b": 2}'), models.JSONField())).first().x)
try:
    Doc(data={1, 2}).full_clean()
except Exception as e:
    print(e)
try:
    Doc(more=None).full_clean()
except Exception as e:
    print(e)
try:
    Doc(more={}).full_clean()
except Exception as e:
    print(e)
print(Doc.objects.filter(more__x=1, more__y__gte=1).count(), Doc.objects.exclude(more__x=1).count(), Doc.objects.filter(more={"x": 1, "y": 1}).count())
for value in [True, 1, 1.5, "s", [1], {"z": "y"}, False, ""]:
    a.data = value
    a.save()
    print(repr(Doc.objects.get(pk=a.pk).data), Doc.objects.filter(data=value).count(), end="; ")
print()
a.data = {"x": "s", "n": 2, "t": True, "d": {"e": [10]}}
a.save()
print(Doc.objects.filter(data__x="s", data__n=2, data__t=True, data__d={"e": [10]}, data__d__e=[10], data__d__e__0__gt=9).count())
print(Doc.objects.filter(pk=a.pk).values_list("data__x", "data__n", "data__t", "data__d", "data__missing"))

"""Lookups of keys of a JSON value, with values, expressions and lists."""
from django.db import models
from django.db.models import *
from django.db.models.fields.json import KT, KeyTransform, KeyTextTransform
class K(models.Model):
    s = models.CharField(max_length=9, null=True); j = models.JSONField(null=True)
for d in [{"a": "q", "b": [1, {"c": None}]}, {"a": "true", "n": 3}, {"a": True, "1": 5}, [1, 2, {"a": 1}], "q", 5, None, {"a": None}]:
    K.objects.create(j=d, s="q")
for q in [Q(j__a=Value("q")), Q(j__a=Value("true")), Q(j__a=Value("x", JSONField())), Q(j__a=Value({"k": 1}, JSONField())), Q(j__a=F("s")), Q(j__a="true"), Q(j__a=True), Q(j__a=None), Q(j__a__isnull=True), Q(j__b__1__c=None), Q(j=None), Q(j=Value(None, JSONField())), Q(j__has_keys=("a", "n")),
          Q(j__has_key="1"), Q(j__has_any_keys=["1", 1, "zz"]), Q(j__n__in=[3, "3"]), Q(j__n__gt=2), Q(j__0=1), Q(j__a__icontains="Q"), Q(j__a__in=[True, "q"]), Q(j="q"), Q(j__in=[5, "q"]), Q(j__a__startswith="t"), Q(j__b__has_key="x"), Q(j__a__regex="^q"), Q(j__n__range=(1, 5)), ~Q(j__a="q"), ~Q(j__a=None), Q(j__a__contains="q")]:
    try: print(q, K.objects.filter(q).values_list("pk", flat=True), str(K.objects.filter(q).query).split("WHERE")[1])
    except Exception as e: print(q, type(e).__name__, str(e)[:100])
print(K.objects.annotate(x=KT("j__b__0"), y=KeyTransform("a", "j"), z=KeyTextTransform("a", "j")).values_list("x", "y", "z"))

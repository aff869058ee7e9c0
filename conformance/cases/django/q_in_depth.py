"""Q in depth: combining, negating, XOR, empties, expressions inside, equality and flattening."""
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan


class T(models.Model):
    a = models.IntegerField(null=True)
    b = models.IntegerField(default=0)
    s = models.CharField(max_length=9, default="")

    def __repr__(self):
        return "T%s" % self.a


for a, b, s in [(1, 1, "x"), (2, 1, "xy"), (None, 2, ""), (4, 4, "abc")]:
    T.objects.create(a=a, b=b, s=s)


def t(q):
    try:
        qs = T.objects.filter(q).order_by("pk")
        print(list(qs), str(qs.query).split(" WHERE ")[-1])
    except Exception as e:
        print(type(e).__name__, e)


t(Q())
t(~Q())
t(Q(a=1) | Q())
t(Q() & Q(a=1))
t(Q(a=1) | Q(b=1) & Q(s="xy"))
t((Q(a=1) | Q(b=1)) & Q(s="xy"))
t(~Q(a=1))
t(~(Q(a=1) | Q(a=2)))
t(~(Q(a=1) & Q(b=1)))
t(~~Q(a=1))
t(Q(a=1) ^ Q(b=1))
t(Q(a=1) ^ Q(b=1) ^ Q(s__startswith="x"))
t(~(Q(a=1) ^ Q(b=1)))
t(Q(a=1, b=1))
t(Q(Q(a=1), b=1))
t(Q(Q(a=1) | Q(a=4), ~Q(s="x")))
t(Q(a=F("b")))
t(Q(a__gt=F("b")) | Q(a=None))
t(~Q(a__gt=F("b")))
t(Q(a__in=[1, None]))
t(~Q(a__in=[1, None]))
t(Q(pk__in=[]))
t(~Q(pk__in=[]))
t(Q(pk__in=[]) | Q(a=1))
t(Q(GreaterThan(Length("s"), 1)))
t(GreaterThan(F("a"), 1) & Q(b=1) if False else Q(GreaterThan(F("a"), 1)) & Q(b=1))
t(Exists(T.objects.filter(b=OuterRef("a"))) & Q(s="x"))
t(Q(Exists(T.objects.filter(b=OuterRef("a")))) | ~Exists(T.objects.filter(a=OuterRef("b"))))
t(Q(s__length__gt=1) if False else Q(s__contains="x") & ~Q(s__endswith="y"))
t(Q(a__isnull=True) ^ Q(b=2))
t(Q(Value(True)) if False else Q(a__range=(1, 2)))
print(Q(a=1) == Q(a=1), Q(a=1) == Q(a=2), Q(a=1, b=2) == Q(b=2, a=1), Q(a=1) & Q(b=1) == Q(a=1, b=1), bool(Q()), len(Q(a=1, b=2)), Q(a=1).children, (Q(a=1) | Q(b=1)).connector)
print(repr(Q(a=1) | ~Q(b=2)), str(Q(a=1) & Q(b=F("a"))), repr(Q(Q(a=1), _connector=Q.OR)), hash(Q(a=1)) == hash(Q(a=1)))
print(Q(a=1).deconstruct(), (~Q(a=1)).deconstruct(), (Q(a=1) | Q(b=2)).deconstruct(), [x for x in Q(a=1, b=2).flatten()][:1])
print(Q(a=1).check({"a": 1}), Q(a__gt=1).check({"a": 1}), sorted((Q(a=1) | Q(b__gt=2)).referenced_base_fields), Q.create([("a", 1)], Q.OR, True))
for f in [lambda: Q(a=1) | 5, lambda: Q(a=1) & "x", lambda: Q(a=1) | {"b": 1}, lambda: T.objects.filter(Q(nope=1)), lambda: T.objects.filter("x"), lambda: T.objects.filter(Q("x")), lambda: Q(_negated=True, a=1), lambda: T.objects.filter(5), lambda: Q(a=1) ^ None]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

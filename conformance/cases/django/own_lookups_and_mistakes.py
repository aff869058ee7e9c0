# Lookups, functions and aggregates of one's own, and what mistakes with them say.
from django.db import models
from django.db.models import Q, F, Value, Lookup, Transform, Func, Aggregate, IntegerField, CharField, ForeignKey
from django.db.models.lookups import GreaterThan, Exact, In
from django.db.models.expressions import Col, CombinedExpression, OrderBy
@CharField.register_lookup
class NotEqual(Lookup):
    lookup_name = "ne"
    def as_sql(self, compiler, connection):
        l, lp = self.process_lhs(compiler, connection); r, rp = self.process_rhs(compiler, connection)
        return f"{l} <> {r}", [*lp, *rp]
class Abs2(Transform):
    lookup_name = "abs2"; function = "ABS"; bilateral = True
IntegerField.register_lookup(Abs2)
class Concat2(Func):
    function = "CONCAT2"; arity = 2
    def as_sqlite(self, compiler, connection, **kw): return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" || ", **kw)
class Total(Aggregate):
    function = "TOTAL"; output_field = models.FloatField(); allow_distinct = True
class K(models.Model):
    name = models.CharField(max_length=9); n = models.IntegerField(); up = models.ForeignKey("self", models.CASCADE, null=True, related_name="downs")
for i, (a, n) in enumerate([("a", -3), ("b", 2), ("c", 3)]): K.objects.create(name=a, n=n, up_id=i or None)
print(K.objects.filter(name__ne="a"), K.objects.filter(n__abs2=3), K.objects.filter(n__abs2__lt=-2.5 if False else 3), K.objects.annotate(x=Concat2("name", Value("!"))).values_list("x", flat=True), K.objects.aggregate(t=Total("n"), u=Total("n", distinct=True, filter=Q(n__gt=0))))
print(K.objects.filter(GreaterThan(F("n"), 0)), K.objects.filter(Exact(F("up__n"), Value(2))), K.objects.annotate(big=GreaterThan(F("n"), F("up__n"))).values_list("big", flat=True), K.objects.filter(In(F("n"), [2, 3])).count())
print(Q(a=1) & ~Q(b=2) | Q(("c", 3)), ~(Q(x=1) ^ Q(y=2)), Q(a=1) == Q(a=1), hash(Q(a=1)) == hash(Q(a=1)), Q().negated, bool(Q()), Q(a=1, _connector=Q.OR, b=2), Q(Q(a=1), b=2).deconstruct(), repr(F("a") + 1), F("a").asc(), repr(-F("x") * 2 % 3), F("a").bitand(4), repr(Value("q")), Value(1) + F("z"))
print(K.objects.filter(Q(up__name="a") & Q(up__up=None)).query, K.objects.filter(~Q(downs__name="b")).query, K.objects.filter(up__up__name__in=["a"]).values("name").query)
print(K.objects.filter(n__gt=F("n") - 1).exclude(up__n=None).order_by("up__name", "-n").query)
print(K.objects.annotate(c=models.Count("downs"), d=models.Max("downs__n")).filter(c__gte=1).values("name", "c", "d"), K.objects.values("up__name").annotate(s=models.Sum("n")).filter(s__gt=1).order_by("up__name").query)
print(K.objects.only("name").query, K.objects.defer("n").query, K.objects.select_related("up__up").only("name", "up__name").query, K.objects.select_related().query, K.objects.none().query.is_empty() if hasattr(K.objects.none().query, "is_empty") else "")
qs = K.objects.filter(n=1); print((qs | K.objects.filter(n=2)).query, (qs & K.objects.filter(name="x")).query, (qs ^ K.objects.filter(name="x")).query, qs.union(qs, all=True).query, qs[1:3].query, qs.distinct().order_by().query, qs.reverse().query, qs.exists(), qs.explain() if False else "")
for f in (lambda: K.objects.filter(n__nope=1), lambda: K.objects.filter(name__abs2=1), lambda: K.objects.annotate(n=Value(1)), lambda: K.objects.filter(up__nope=1), lambda: K.objects.filter(Q(n=1) | 3), lambda: K.objects.filter(F("n")), lambda: K.objects.filter(n=Value("x") + Value(1)).count(), lambda: K.objects.aggregate(models.Sum("n"), x=models.Sum("x")), lambda: K.objects.annotate(models.Sum("n") + 1), lambda: K.objects.order_by(models.Q(n=1)).count(), lambda: Concat2("a"), lambda: K.objects.values_list(flat=True), lambda: K.objects.filter(downs=5.5).count(), lambda: K.objects.filter(up=K()).count(), lambda: K.objects.annotate(a=models.Sum("n")).annotate(b=models.Sum("a")), lambda: K.objects.update(n=models.Sum("n")), lambda: K.objects.create(n=F("n") + 1, name="z"), lambda: K.objects.get(n__gt=0), lambda: K.objects.latest(), lambda: K.objects.filter(n__range=(1,)).count(), lambda: K.objects.filter(n__in=3).count(), lambda: K.objects.filter(n__isnull="x").count(), lambda: K.objects.filter(name__regex="(").count(), lambda: K.objects.raw("select name from app_k")[0], lambda: K.objects.extra(where=["nope"]).count(), lambda: K.objects.dates("n", "year"), lambda: K.objects.all()["a"], lambda: K.objects.all()[3:1], lambda: K.objects.bulk_create([K(name="m")]), lambda: K.objects.prefetch_related("downs__zzz").first()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

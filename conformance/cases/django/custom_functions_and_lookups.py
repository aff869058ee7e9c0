"""Functions, aggregates, lookups and transforms of one's own."""
from django.db import models
from django.db.models import Aggregate, CharField, F, FloatField, Func, IntegerField, Lookup, Sum, Transform, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact


class Row(models.Model):
    name = models.CharField(max_length=20)
    x = models.FloatField(default=1)
    n = models.IntegerField(default=1)
    kind = models.CharField(max_length=2, default="a")


for n, x, k, q in [("ann", 1.5, "a", 2), ("Bob", 2.5, "a", 3), ("cy", 4.0, "b", 5)]:
    Row.objects.create(name=n, x=x, kind=k, n=q)


class Hypot(Func):
    function = "SQRT"
    template = "%(function)s(%(expressions)s)"
    arity = 2
    arg_joiner = " + "
    output_field = FloatField()


class Repeat3(Func):
    template = "(%(expressions)s || %(expressions)s)" if False else "REPLACE(%(expressions)s, %(what)s, '*')"

    def __init__(self, expression, what, **extra):
        super().__init__(expression, what="'%s'" % what, **extra)


class GroupConcat(Aggregate):
    function = "GROUP_CONCAT"
    template = "%(function)s(%(distinct)s%(expressions)s%(sep)s)"
    allow_distinct = True
    output_field = CharField()

    def __init__(self, expression, separator=None, **extra):
        super().__init__(expression, sep=", '%s'" % separator if separator else "", **extra)


class Product(Aggregate):
    name = "Product"
    template = "EXP(SUM(LN(%(expressions)s)))"
    output_field = FloatField()


@CharField.register_lookup
class Reversed(Transform):
    lookup_name = "rev"
    function = "REVERSE"


@models.Field.register_lookup
class Between(Lookup):
    lookup_name = "between"

    def get_prep_lookup(self):
        lo, hi = self.rhs
        if lo > hi:
            raise ValueError("bounds are the wrong way round")
        return [lo, hi]

    def as_sql(self, compiler, connection):
        lhs, params = self.process_lhs(compiler, connection)
        return "%s BETWEEN %%s AND %%s" % lhs, [*params, *self.rhs]


@IntegerField.register_lookup
class Modulo(Transform):
    lookup_name = "parity"
    output_field = IntegerField()

    def as_sql(self, compiler, connection):
        sql, params = compiler.compile(self.lhs)
        return "(%s %%%% 2)" % sql, params


class AbsEqual(Exact):
    lookup_name = "abseq"

    def process_lhs(self, *args, **kw):
        sql, params = super().process_lhs(*args, **kw)
        return "ABS(%s)" % sql, params


IntegerField.register_lookup(AbsEqual)
show = lambda qs: print(list(qs))
show(Row.objects.annotate(h=Hypot(F("x"), F("n"))).values_list("h", flat=True))
show(Row.objects.annotate(r=Repeat3("name", "n")).values_list("r", flat=True))
show(Row.objects.values("kind").annotate(all=GroupConcat("name"), some=GroupConcat("name", separator="/")).order_by("kind"))
print(Row.objects.aggregate(GroupConcat("kind", distinct=True)), Row.objects.aggregate(p=Product("n")))
show(Row.objects.filter(name__rev="nna").values_list("name", "name__rev"))
show(Row.objects.filter(x__between=(2, 5)).values_list("name", flat=True))
show(Row.objects.filter(n__parity=1).order_by("name").values_list("name", "n__parity"))
show(Row.objects.filter(n__abseq=2).values_list("name", flat=True))
show(Row.objects.annotate(low=Func(F("name"), function="LOWER")).filter(low__rev__startswith="b").values_list("low", flat=True))
show(Row.objects.order_by(Func("name", function="LENGTH").desc(), "name").values_list("name", flat=True))
show(Row.objects.annotate(c=Func(Value("a"), F("name"), function="COALESCE", output_field=CharField())).values_list("c", flat=True))
for f in [lambda: Hypot("x"), lambda: Row.objects.filter(x__between=(5, 2)), lambda: Row.objects.filter(x__between=3), lambda: Row.objects.filter(name__rev__nope=1), lambda: list(Row.objects.annotate(z=Func("name", function="NO_SUCH"))), lambda: GroupConcat("a", distinct=True, filter=5), lambda: Func("x", nope=1), lambda: list(Row.objects.annotate(z=Func(F("x"), F("name"), function="MAX")))]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(repr(Hypot(F("x"), F("n"))), repr(GroupConcat("name", separator="-")), repr(Func("name", function="F")), Hypot("x", "n") == Hypot("x", "n"), str(Row.objects.annotate(h=Hypot("x", "n")).query))

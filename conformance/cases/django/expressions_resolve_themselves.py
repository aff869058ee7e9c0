from django.db import connection, models
from django.db.models import Aggregate, CharField, Count, F, FloatField, Func, IntegerField, Lookup, Q, Sum, Transform, Value
from django.db.models.expressions import Expression, Subquery, OuterRef
from django.db.models.functions import Coalesce, Lower


class Sale(models.Model):
    region = models.CharField(max_length=20)
    amount = models.IntegerField()
    note = models.CharField(max_length=30, default="")


@models.CharField.register_lookup
class NotEqual(Lookup):
    lookup_name = "ne"

    def as_sql(self, compiler, connection):
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        return f"{lhs} <> {rhs}", [*lhs_params, *rhs_params]

    def as_mysql(self, compiler, connection):
        return "mysql", []


@models.IntegerField.register_lookup
class Half(Transform):
    lookup_name = "half"
    output_field = IntegerField()

    def as_sql(self, compiler, connection):
        lhs, params = compiler.compile(self.lhs)
        return f"({lhs} / 2)", params

    def as_sqlite(self, compiler, connection):
        lhs, params = compiler.compile(self.lhs)
        return f"({lhs} >> 1)", params


class Between(Lookup):
    lookup_name = "between"

    def get_prep_lookup(self):
        low, high = self.rhs
        return [int(low), int(high)]

    def process_rhs(self, compiler, connection):
        return "%s AND %s", list(self.rhs)

    def as_sqlite(self, compiler, connection):
        lhs, lp = self.process_lhs(compiler, connection)
        rhs, rp = self.process_rhs(compiler, connection)
        return f"{lhs} BETWEEN {rhs}", lp + rp


IntegerField.register_lookup(Between)


class Double(Expression):
    def __init__(self, expression, output_field=None):
        super().__init__(output_field=output_field or IntegerField())
        self.expression = expression

    def get_source_expressions(self):
        return [self.expression]

    def set_source_expressions(self, exprs):
        self.expression = exprs[0]

    def resolve_expression(self, query=None, allow_joins=True, reuse=None, summarize=False, for_save=False):
        c = self.copy()
        c.is_summary = summarize
        e = F(self.expression) if isinstance(self.expression, str) else self.expression
        c.expression = e.resolve_expression(query, allow_joins, reuse, summarize, for_save)
        return c

    def as_sql(self, compiler, connection):
        sql, params = compiler.compile(self.expression)
        return f"({sql} * 2)", params


class Upper2(Func):
    function = "UPPER"
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="%(function)s(%(expressions)s || '!')", **extra)


class GroupConcat(Aggregate):
    function = "GROUP_CONCAT"
    template = "%(function)s(%(distinct)s%(expressions)s)"
    allow_distinct = True
    output_field = CharField()


class Named(F):
    def resolve_expression(self, query=None, *args, **kwargs):
        if self.name == "total":
            return (F("amount") + Value(1)).resolve_expression(query, *args, **kwargs)
        return super().resolve_expression(query, *args, **kwargs)


for r, a in (("north", 10), ("south", 25), ("north", 31), ("east", 7)):
    Sale.objects.create(region=r, amount=a)
print(list(Sale.objects.filter(region__ne="north").order_by("amount").values_list("region", flat=True)))
print(list(Sale.objects.filter(amount__half__gt=5).values_list("amount", flat=True)))
print(list(Sale.objects.order_by("amount__half").values_list("amount__half", flat=True)))
print(list(Sale.objects.filter(amount__between=("8", 30)).values_list("amount", flat=True)))
print(list(Sale.objects.annotate(d=Double("amount")).values_list("d", flat=True)))
print(list(Sale.objects.annotate(d=Double(F("amount") + 1)).filter(d__gt=30).values_list("d", flat=True)))
print(list(Sale.objects.annotate(u=Upper2("region")).values_list("u", flat=True)))
print(list(Sale.objects.values("region").annotate(all=GroupConcat("amount")).order_by("region")))
print(Sale.objects.aggregate(x=GroupConcat("region", distinct=True)))
print(list(Sale.objects.annotate(t=Named("total")).values_list("t", flat=True)), list(Sale.objects.annotate(t=Named("region")).values_list("t", flat=True)))
Sale.objects.update(amount=Double("amount"))
print(list(Sale.objects.values_list("amount", flat=True)))
print(Sale.objects.filter(Q(region__ne="north") & ~Q(region__ne="south")).count())
print(str(Sale.objects.filter(amount__half=3).query))
print(Sale.objects.aggregate(s=Sum(Double("amount"))))
with_lookup = Sale.objects.annotate(ne=NotEqual(F("region"), Value("north"))).values_list("region", "ne")
print(list(with_lookup))
print(IntegerField.get_lookups().get("between") is Between, IntegerField().get_transform("half") is Half)
IntegerField._unregister_lookup(Between)
try:
    Sale.objects.filter(amount__between=(1, 2))
except Exception as e:
    print(type(e).__name__, e)

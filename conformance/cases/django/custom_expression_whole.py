"""An expression of one's own: sources, output field, and as_sql."""
from django.db import models
from django.db.models import Expression, F, FloatField, IntegerField, Value


class Coalesce(Expression):
    template = "COALESCE( %(expressions)s )"

    def __init__(self, expressions, output_field):
        super().__init__(output_field=output_field)
        if len(expressions) < 2:
            raise ValueError("expressions must have at least 2 elements")
        self.expressions = [e if hasattr(e, "resolve_expression") else F(e) for e in expressions]

    def get_source_expressions(self):
        return self.expressions

    def set_source_expressions(self, expressions):
        self.expressions = expressions

    def resolve_expression(self, query=None, allow_joins=True, reuse=None, summarize=False, for_save=False):
        c = self.copy()
        c.is_summary = summarize
        for pos, expression in enumerate(self.expressions):
            c.expressions[pos] = expression.resolve_expression(query, allow_joins, reuse, summarize, for_save)
        return c

    def as_sql(self, compiler, connection, template=None):
        sql_expressions, sql_params = [], []
        for expression in self.expressions:
            sql, params = compiler.compile(expression)
            sql_expressions.append(sql)
            sql_params.extend(params)
        template = template or self.template
        data = {"expressions": ",".join(sql_expressions)}
        return template % data, sql_params


class Company(models.Model):
    motto = models.CharField(max_length=20, null=True)
    ticker = models.CharField(max_length=20, null=True)
    name = models.CharField(max_length=20)


Company.objects.create(name="Acme", motto=None, ticker="ACM")
Company.objects.create(name="Beta", motto="go", ticker="BET")
Company.objects.create(name="Gamma")
for c in Company.objects.annotate(tagline=Coalesce(["motto", "ticker", "name"], output_field=models.CharField())).order_by("id"):
    print(c.name, c.tagline)
try:
    Coalesce(["motto"], models.CharField())
except ValueError as e:
    print(e)

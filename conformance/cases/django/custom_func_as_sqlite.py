"""A function with a text of its own for each database."""
from django.db import models
from django.db.models import CharField, F, Func, IntegerField, Value


class ConcatPair(Func):
    function = "CONCAT"

    def as_sqlite(self, compiler, connection, **extra_context):
        return super().as_sql(compiler, connection, function="", template="%(function)s(%(expressions)s)", arg_joiner=" || ", **extra_context)


class Position(Func):
    function = "POSITION"
    template = "%(function)s('%(substring)s' IN %(expressions)s)"

    def __init__(self, expression, substring):
        super().__init__(expression, substring=substring)

    def as_sqlite(self, compiler, connection):
        return super().as_sql(compiler, connection, template="INSTR(%(expressions)s, '%(substring)s')")


class Person(models.Model):
    first = models.CharField(max_length=20)
    last = models.CharField(max_length=20)


Person.objects.create(first="Ada", last="Byron")
print(Person.objects.annotate(full=ConcatPair("first", Value(" "), output_field=CharField())).get().full)
print(Person.objects.annotate(n=ConcatPair(F("first"), F("last"), output_field=CharField())).values_list("n")[0])
qs = Person.objects.annotate(low=Func(F("first"), function="LOWER")).values("low")
print(qs, qs.query)
print(Func(F("a"), Value(3), function="COALESCE", output_field=IntegerField()))

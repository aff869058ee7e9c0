from django.db import models
from django.db.models import F, Value, Case, When, Max
from django.db.models.functions import Coalesce, Concat, Greatest, Upper, NullIf


class Row(models.Model):
    i = models.IntegerField(default=1)
    p = models.PositiveIntegerField(default=2)
    b = models.BigIntegerField(default=3)
    s = models.SmallIntegerField(default=4)
    c = models.CharField(max_length=9, default="c")
    sl = models.SlugField(default="sl")
    e = models.EmailField(default="e@x.org")
    t = models.TextField(default="t")
    d = models.DateField(default="2024-01-02")
    dt = models.DateTimeField(default="2024-01-02T03:04:05Z")
    f = models.FloatField(default=1.5)
    u = models.URLField(default="u")


class Sub(models.Model):
    row = models.ForeignKey(Row, on_delete=models.CASCADE)


r = Row.objects.create()
Sub.objects.create(row=r)
names = ["i", "p", "b", "s", "c", "sl", "e", "t", "d", "dt", "f", "u", "id"]
for a in names:
    line = []
    for b in names:
        try:
            Row.objects.annotate(x=Coalesce(a, b)).values_list("x", flat=True)[0]
            line.append("ok")
        except Exception as err:
            line.append(str(err).replace("Expression contains mixed types: ", "").replace(". You must set output_field.", ""))
    print(a, line)
for make in (
    lambda: Concat("c", Value("-"), "sl"), lambda: Concat("sl", Value("-"), "c"), lambda: Concat("c", "t"), lambda: Greatest("i", "f"),
    lambda: Case(When(i=1, then="i"), default="f"), lambda: Case(When(i=1, then="sl"), default="c"), lambda: NullIf("i", "f"),
    lambda: Coalesce("i", Value(3)), lambda: Coalesce("b", Value(3)), lambda: Coalesce("f", Value(3)), lambda: Coalesce("t", Value("x")),
    lambda: Coalesce(Upper("sl"), "c"), lambda: Coalesce("e", Value("")),
):
    try:
        q = Row.objects.annotate(x=make())
        print(q.values_list("x", flat=True)[0])
    except Exception as err:
        print(err)
print(Sub.objects.annotate(x=Coalesce("row", "id")).values_list("x", flat=True)[0])

"""Expressions mixed: types, durations, dates, booleans, casts, nesting and their errors."""
import datetime
from decimal import Decimal
from django.db import models
from django.db.models import BooleanField, Case, CharField, DateField, DecimalField, DurationField, Exists, ExpressionWrapper, F, FloatField, IntegerField, Q, Value, When
from django.db.models.functions import Abs, Cast, Coalesce, Concat, ExtractYear, Greatest, Least, Length, Lower, Mod, Now, NullIf, Power, Round, StrIndex, Substr, TruncMonth, Upper


class Exp(models.Model):
    name = models.CharField(max_length=20)
    start = models.DateField()
    begun = models.DateTimeField()
    took = models.DurationField(null=True)
    n = models.IntegerField(default=2)
    d = models.DecimalField(max_digits=6, decimal_places=2, default="2.50")
    f = models.FloatField(default=1.5)
    ok = models.BooleanField(default=True)


UTC = datetime.timezone.utc
Exp.objects.create(name="one", start="2024-01-31", begun=datetime.datetime(2024, 2, 1, 10, tzinfo=UTC), took=datetime.timedelta(hours=5))
Exp.objects.create(name="Two", start="2023-03-01", begun=datetime.datetime(2023, 3, 1, tzinfo=UTC), n=-7, d="0.10", f=0.25, ok=False)


def t(f):
    try:
        print(list(Exp.objects.annotate(x=f()).order_by("pk").values_list("x", flat=True)))
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: F("n") + 1)
t(lambda: F("n") / 2)
t(lambda: F("n") * F("d"))
t(lambda: F("d") / 3)
t(lambda: F("n") + F("f"))
t(lambda: F("d") + F("f"))
t(lambda: ExpressionWrapper(F("d") + F("f"), output_field=FloatField()))
t(lambda: F("n") % 3)
t(lambda: F("n") ** 2)
t(lambda: F("n").bitand(6))
t(lambda: F("n").bitxor(1))
t(lambda: F("n").bitleftshift(2))
t(lambda: -F("n"))
t(lambda: 10 - F("n"))
t(lambda: F("begun") + datetime.timedelta(days=1))
t(lambda: F("begun") + F("took"))
t(lambda: F("begun") - F("took"))
t(lambda: F("begun") - F("begun"))
t(lambda: F("start") + datetime.timedelta(days=1))
t(lambda: F("start") - datetime.date(2024, 1, 1))
t(lambda: F("took") * 2)
t(lambda: F("took") / 2)
t(lambda: F("start") + F("n"))
t(lambda: F("name") + F("name"))
t(lambda: Concat("name", Value("-"), "n", output_field=CharField()))
t(lambda: Concat(F("name"), "n"))
t(lambda: Q(n__gt=0))
t(lambda: ExpressionWrapper(Q(n__gt=0) & ~Q(ok=False), output_field=BooleanField()))
t(lambda: Case(When(n__gt=0, then=F("d")), default=Value(Decimal("1"))))
t(lambda: Case(When(ok=True, then=Value("y")), When(n=-7, then=Lower("name"))))
t(lambda: Case(When(ok=True, then=1), default="x"))
t(lambda: Coalesce("took", datetime.timedelta(0)))
t(lambda: Coalesce(F("took"), Value("x")))
t(lambda: Greatest("n", 3))
t(lambda: Least(F("start"), Cast("begun", DateField())))
t(lambda: Cast("d", IntegerField()))
t(lambda: Cast("f", CharField()))
t(lambda: Cast(Value("12.345"), DecimalField(max_digits=6, decimal_places=1)))
t(lambda: Round("f", precision=1))
t(lambda: Power(F("n"), 2) + Mod(F("n"), 2))
t(lambda: Substr("name", 2, 1))
t(lambda: StrIndex(Lower("name"), Value("o")))
t(lambda: NullIf(F("n"), 2))
t(lambda: TruncMonth("begun"))
t(lambda: ExtractYear(F("start")) - 2000)
t(lambda: Value(True))
t(lambda: Value(None, output_field=IntegerField()))
t(lambda: Value("x") + Value("y"))
t(lambda: Exists(Exp.objects.filter(n=2)))
t(lambda: "x")
t(lambda: F("nope"))
t(lambda: F("name__length"))
t(lambda: F("start__year") * 2)
t(lambda: Length(F("name")) + "x")
t(lambda: Abs("name"))

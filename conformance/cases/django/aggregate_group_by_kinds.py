"""What GROUP BY takes of each kind of expression that is selected or ordered by."""
from django.db import models
from django.db.models import *
from django.db.models.functions import *
class P(models.Model):
    title = models.CharField(max_length=80)
    stock = models.IntegerField(default=0)
    day = models.DateField(null=True)
class L(models.Model):
    p = models.ForeignKey(P, models.CASCADE)
    qty = models.IntegerField(default=0)
n = Count("l")
c = Case(When(stock__lt=10, then=Value("low")), When(title="x", then=F("title")), default=Value("ok"))
for e in [Case(default=F("stock")), Case(When(stock=1, then=F("l__qty"))), Case(When(l__qty=1, then=Sum("l__qty")), default=F("stock")), ExpressionWrapper(Q(stock__gt=1), BooleanField()), ~Q(stock=1),
          ExpressionWrapper(F("stock") * 2, FloatField()), ExpressionWrapper(Upper("title"), CharField()), Q(stock=1), Q(stock=1) & Q(title="x"), Value(5), ExpressionWrapper(Value(5), IntegerField()), ExpressionWrapper(F("stock"), IntegerField()),
          Exists(L.objects.filter(p=OuterRef("pk"))), ~Exists(L.objects.filter(p=OuterRef("pk"))), Concat("title", Value("x")), Cast("stock", TextField()), Coalesce("stock", Value(1)), Coalesce("stock", Sum("l__qty")), F("stock") + Sum("l__qty"), TruncYear("day"), ExtractYear("day"), RawSQL("1+%s", [1]),
          Length("title") + 1, Now(), Window(Rank(), order_by="stock"), Window(Sum("stock"), partition_by="title"), Case(When(Exists(L.objects.filter(p=OuterRef("pk"))), then=1), default=0), NullIf("stock", 0), Greatest("stock", "l__qty"), Func(F("stock"), function="ABS"), Func(Value(1), function="ABS"), Random()]:
    for build in ["P.objects.annotate(e=e, n=n)", "P.objects.annotate(n=n, e=e)", "P.objects.values('title').annotate(n=n).annotate(e=e)", "P.objects.annotate(e=e).values('e').annotate(n=n)", "P.objects.annotate(n=n).filter(n__gt=1).order_by(e)", "P.objects.alias(e=e).annotate(n=n).order_by('e', 'n')", "P.objects.annotate(e=e).values_list('title').annotate(n).filter(e__isnull=False)", "P.objects.values(z=e).annotate(n=Count('*')).order_by('z').distinct()"]:
        try:
            print(str(eval(build).query)[:2000])
        except Exception as x:
            print(type(x).__name__, str(x)[:150])
print(P.objects.annotate(b=c).values("b").annotate(n=Count("pk"), t=Sum("stock")).order_by("-n", "b"))
print(P.objects.annotate(b=c, n=n).aggregate(Max("n")), P.objects.annotate(b=c, n=n).count(), P.objects.annotate(b=c, n=n).filter(b="low", n=1).exists())

"""Windows: partitions, frames, named references, filters, arithmetic, errors."""
from django.db import models
from django.db.models import Avg, Count, F, Max, Min, OuterRef, Q, RowRange, Subquery, Sum, Value, ValueRange, Window
from django.db.models.functions import CumeDist, DenseRank, ExtractYear, FirstValue, Lag, LastValue, Lead, NthValue, Ntile, PercentRank, Rank, RowNumber


class Emp(models.Model):
    name = models.CharField(max_length=20)
    pay = models.PositiveIntegerField()
    dept = models.CharField(max_length=20)
    hired = models.DateField()

    def __str__(self):
        return self.name


for n, p, d, h in [("Jones", 45000, "Acc", "2005-11-01"), ("Williams", 37000, "Acc", "2009-06-01"), ("Jenson", 45000, "Acc", "2008-04-01"), ("Adams", 50000, "Acc", "2013-07-01"), ("Smith", 55000, "Sales", "2007-06-01"),
                   ("Brown", 53000, "Sales", "2009-09-01"), ("Johnson", 40000, "Mkt", "2012-03-01"), ("Moore", 34000, "IT", "2013-08-01")]:
    Emp.objects.create(name=n, pay=p, dept=d, hired=h)


def t(f):
    try:
        print(list(f()))
    except Exception as e:
        print(type(e).__name__, e)


vl = lambda w, *order: Emp.objects.annotate(x=w).values_list("name", "x").order_by(*(order or ("pk",)))
t(lambda: vl(Window(Rank(), partition_by="dept", order_by="-pay")))
t(lambda: vl(Window(DenseRank(), order_by=ExtractYear("hired").asc())))
t(lambda: vl(Window(Sum("pay"), partition_by=[F("dept")], order_by=[F("hired").asc(), F("name").desc()])))
t(lambda: vl(Window(Avg("pay"), order_by="hired", frame=RowRange(start=-1, end=1))))
t(lambda: vl(Window(Sum("pay"), order_by="pay", frame=ValueRange(start=None, end=0))))
t(lambda: vl(Window(Lag("pay", offset=2, default=0), partition_by="dept", order_by="pk")))
t(lambda: vl(Window(Lead("name"), order_by="name"), "name"))
t(lambda: vl(Window(FirstValue("name"), partition_by="dept", order_by=F("pay").desc())))
t(lambda: vl(Window(NthValue("name", nth=2), partition_by="dept", order_by="pay", frame=RowRange())))
t(lambda: vl(Window(Ntile(3), order_by="pay")))
t(lambda: vl(Window(CumeDist(), order_by="pay")))
t(lambda: vl(Window(PercentRank(), partition_by="dept", order_by="pay")))
t(lambda: Emp.objects.annotate(r=Window(RowNumber(), partition_by="dept", order_by="-pay")).filter(r=1).order_by("dept"))
t(lambda: Emp.objects.annotate(r=Window(Rank(), partition_by="dept", order_by="-pay")).filter(Q(r__lte=1) | Q(pay__gt=50000), dept__in=["Acc", "Sales"]).order_by("-pay").values_list("name", "r")[:3])
t(lambda: Emp.objects.annotate(m=Window(Max("pay"), partition_by="dept")).filter(m=F("pay")).values("name", "m").order_by("name"))
t(lambda: Emp.objects.annotate(share=F("pay") * 100 / Window(Sum("pay"), partition_by="dept")).values_list("name", "share").order_by("pk"))
t(lambda: Emp.objects.annotate(c=Window(Count("*", filter=Q(pay__gt=40000)), partition_by="dept")).values_list("name", "c").order_by("pk"))
t(lambda: [Emp.objects.annotate(r=Window(RowNumber(), order_by="pk")).filter(r__gt=3).count(), Emp.objects.annotate(r=Window(RowNumber())).filter(r__lt=3).exists()])
t(lambda: Emp.objects.values("dept").annotate(s=Sum("pay"), r=Window(Rank(), order_by=F("s").desc())).order_by("r"))
t(lambda: Emp.objects.order_by(Window(RowNumber(), order_by="-name")))
t(lambda: Emp.objects.aggregate(x=Sum(Window(RowNumber()))))
t(lambda: Emp.objects.annotate(r=Window(RowNumber())).aggregate(m=Max("r")).items())
t(lambda: [Window(F("pay"))])
t(lambda: Emp.objects.update(pay=Window(Sum("pay"))))
t(lambda: vl(Window(Sum("pay"), frame=ValueRange(start=-1, end=1), order_by="pay")))
t(lambda: vl(Window(Sum("pay"), frame=RowRange(start=3, end=1), order_by="pay")))
t(lambda: [Ntile(0)])
t(lambda: [Lag(None)])
t(lambda: [Lead("pay", offset=0)])
t(lambda: [NthValue("pay", nth=-1)])
t(lambda: [Window(Sum("pay"), order_by=3)])
print(repr(Window(Sum("pay"), partition_by="dept", order_by="-pay", frame=RowRange(start=-2, end=0))))

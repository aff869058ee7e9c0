from django.db import models
from django.db.models import Case, When, Value, Q, F, OuterRef, Subquery, Exists, Count, Sum, Window, ExpressionWrapper, FloatField, CharField
from django.db.models.functions import Coalesce, Lower, Upper, Concat, Length, Rank, RowNumber, Abs, Cast
class Dept(models.Model):
    name = models.CharField(max_length=20)
class Emp(models.Model):
    dept = models.ForeignKey(Dept, models.CASCADE)
    name = models.CharField(max_length=20)
    pay = models.IntegerField()
    bonus = models.IntegerField(null=True)
a, b = Dept.objects.create(name="Dev"), Dept.objects.create(name="Ops")
for d, n, p, bo in [(a, "Ann", 50, None), (a, "Bob", 70, 5), (b, "Cy", 60, 0), (b, "Di", 40, 2)]:
    Emp.objects.create(dept=d, name=n, pay=p, bonus=bo)
grade = Case(When(pay__gte=70, then=Value("high")), When(Q(pay__lt=50) | Q(bonus=0), then=Value("low")), default=Value("mid"), output_field=CharField())
print(list(Emp.objects.annotate(g=grade).order_by("g", "name").values_list("name", "g")))
print(Emp.objects.annotate(g=grade).values("g").annotate(n=Count("id")).order_by("g"))
top = Emp.objects.filter(dept=OuterRef("pk")).order_by("-pay")
print(Dept.objects.annotate(best=Subquery(top.values("name")[:1]), rich=Exists(top.filter(pay__gt=65))).values_list("name", "best", "rich"))
print(Dept.objects.filter(Exists(top.filter(bonus__isnull=True))).values_list("name", flat=True))
print(Emp.objects.annotate(total=F("pay") + Coalesce("bonus", 0)).order_by("-total").values_list("name", "total"))
print(Emp.objects.annotate(rank=Window(Rank(), partition_by="dept", order_by=F("pay").desc())).order_by("dept", "rank").values_list("name", "rank"))
print(Emp.objects.annotate(share=ExpressionWrapper(F("pay") * 1.0 / 220, output_field=FloatField())).values_list("share", flat=True).order_by("pay")[:1])
print(Emp.objects.annotate(tag=Concat(Upper("name"), Value("-"), Lower("dept__name"))).values_list("tag", flat=True).order_by("tag"))
print(Emp.objects.filter(pay__gt=Subquery(Emp.objects.filter(name="Ann").values("pay")[:1])).values_list("name", flat=True).order_by("name"))
print(Emp.objects.aggregate(s=Sum("pay", filter=Q(dept__name="Dev")), t=Sum(Case(When(bonus__gt=1, then="bonus"), default=0))))
print(Emp.objects.annotate(l=Length("name")).filter(l=2).values_list("name", flat=True).order_by("name"), Emp.objects.order_by(Abs(F("pay") - 55), "id").values_list("name", flat=True))

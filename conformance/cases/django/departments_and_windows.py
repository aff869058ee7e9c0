from django.db import models, transaction, connection
from django.db.models import OuterRef, Subquery, Exists, Case, When, Window, F, Value
from django.db.models.functions import RowNumber, Rank, TruncMonth, ExtractYear, Cast, Now, Lag
import datetime as dt

class Department(models.Model):
    name = models.CharField(max_length=50)

class Employee(models.Model):
    name = models.CharField(max_length=50)
    dept = models.ForeignKey(Department, on_delete=models.SET_NULL, null=True, blank=True, related_name="staff")
    boss = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="reports")
    salary = models.IntegerField()
    hired = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["dept", "-salary"], name="dept_sal")]
        constraints = [models.CheckConstraint(condition=models.Q(salary__gt=0), name="positive_salary")]

d1 = Department.objects.create(name="R&D")
d2 = Department.objects.create(name="Ops")
e = Employee.objects.create(name="Root", dept=d1, salary=300, hired=dt.date(2019, 1, 5))
for i, (n, d, s) in enumerate([("A", d1, 100), ("B", d1, 150), ("C", d2, 90), ("D", d2, 90), ("E", None, 50)]):
    Employee.objects.create(name=n, dept=d, salary=s, boss=e, hired=dt.date(2020, 1 + i, 3))
top = Employee.objects.filter(dept=OuterRef("pk")).order_by("-salary")
for d in Department.objects.annotate(best=Subquery(top.values("name")[:1]), has_rich=Exists(top.filter(salary__gt=200))):
    print(d.name, d.best, d.has_rich)
for r in Employee.objects.annotate(rank=Window(expression=Rank(), partition_by="dept", order_by=F("salary").desc())).values("name", "rank"):
    print(r)
print(Employee.objects.annotate(band=Case(When(salary__gte=150, then=Value("high")), When(salary__gte=90, then=Value("mid")), default=Value("low"))).values_list("name", "band"))
print(Employee.objects.annotate(m=TruncMonth("hired"), y=ExtractYear("hired")).values_list("m", "y").distinct().order_by("m"))
print(e.reports.filter(dept__isnull=True).values())
print(Employee.objects.filter(boss__boss__isnull=True).count())
print(Employee.objects.filter(dept__name__in=["Ops", "R&D"]).order_by("dept__name", "-salary").values_list("dept__name", "name"))
with transaction.atomic():
    Employee.objects.filter(name="A").update(salary=F("salary") * 2)
    try:
        with transaction.atomic():
            Employee.objects.create(name="Bad", salary=-1, hired=dt.date.today())
    except Exception as ex:
        print(type(ex).__name__, ex)
    transaction.on_commit(lambda: print("committed"))
print(Employee.objects.get(name="A").salary)
print(Employee.objects.filter(hired__year=2020, hired__month__in=[1, 2]).explain() is not None)
print(str(Employee.objects.filter(dept=d1).only("name").query))
qs = Employee.objects.exclude(reports__salary__lt=100)
print(qs.query)
print(qs)
with connection.cursor() as c:
    c.execute("SELECT count(*) FROM app_employee WHERE salary > %s", [80])
    print(c.fetchone())
print(Employee.objects.dates("hired", "year"), Employee.objects.latest("hired").name, Employee.objects.earliest("salary", "name").name)
Employee.objects.filter(nme="x")

from django.db import models

class Employee(models.Model):
    name = models.CharField(max_length=30)
    manager = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports")
    salary = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    hired = models.DateTimeField(null=True)

    def __repr__(self):
        return f"<E {self.name}>"

boss = Employee.objects.create(name="Ada", salary="9000.00")
for n, s in [("Bea", 5000), ("Cal", 4500.5)]:
    boss.reports.create(name=n, salary=s)
bea = Employee.objects.get(name="Bea")
Employee.objects.bulk_create([Employee(name=f"Worker {i}", manager=bea, salary=1000 + i) for i in range(4)])
print(Employee.objects.filter(manager__manager=boss).count())
print(boss.reports.all(), boss.reports.filter(salary__gt=4800))
print(Employee.objects.filter(reports__name="Worker 1"))
print(Employee.objects.filter(manager__isnull=True).values("id", "name", "manager"))
from django.db.models import Count, Sum, Case, When, Value, CharField, Avg
for e in Employee.objects.annotate(n=Count("reports")).filter(n__gt=0).order_by("-n"):
    print(e, e.n)
rows = Employee.objects.values("manager__name").annotate(total=Sum("salary"), n=Count("id")).order_by("manager__name")
for r in rows:
    print(r)
band = Case(When(salary__gte=5000, then=Value("high")), When(salary__gte=2000, then=Value("mid")), default=Value("low"), output_field=CharField())
print(Employee.objects.annotate(band=band).values_list("name", "band").order_by("id"))
print(boss.delete())
print(Employee.objects.get(name="Bea").manager)
x = Employee(name="New")
print(x.pk, x._state.adding)
x.save()
print(x.pk, x._state.adding, x == Employee.objects.get(pk=x.pk), x in Employee.objects.all())
x.name = "Newer"; x.save()
print(Employee.objects.filter(pk__in=[1, 2, x.pk]).order_by("-pk"))
print(Employee.objects.in_bulk([2, 3]))
print(Employee.objects.filter(name__regex=r"^Worker [12]$").exists(), Employee.objects.filter(name__iexact="BEA"))
print(str(Employee.objects.filter(salary__range=(1000, 2000), name__contains="W").query))

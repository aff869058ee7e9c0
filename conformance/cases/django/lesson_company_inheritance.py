from django.core.exceptions import FieldError, ObjectDoesNotExist
from django.db import connection, models, transaction
from django.db.models import Count, F, Q, Sum, Value, FilteredRelation
from django.db.models.functions import Coalesce


class Company(models.Model):
    name = models.CharField(max_length=30, unique=True)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="units")


class Person(models.Model):
    name = models.CharField(max_length=30)
    company = models.ForeignKey(Company, models.CASCADE, related_name="staff", null=True)


class Employee(Person):
    salary = models.IntegerField()
    boss = models.ForeignKey("self", models.SET_NULL, null=True, related_name="reports")


class Manager(Employee):
    budget = models.IntegerField(default=0)


class Project(models.Model):
    name = models.CharField(max_length=30)
    members = models.ManyToManyField(Employee, through="Membership", related_name="projects")


class Membership(models.Model):
    employee = models.ForeignKey(Employee, models.CASCADE)
    project = models.ForeignKey(Project, models.CASCADE)
    role = models.CharField(max_length=10, default="dev")

    class Meta:
        unique_together = ["employee", "project"]


acme = Company.objects.create(name="Acme")
lab = Company.objects.create(name="Lab", parent=acme)
boss = Manager.objects.create(name="Eve", company=acme, salary=100, budget=9)
e1 = Employee.objects.create(name="Al", company=lab, salary=50, boss=boss)
e2 = Employee.objects.create(name="Bo", company=lab, salary=60, boss=boss)
Person.objects.create(name="Zed", company=acme)
p = Project.objects.create(name="X")
p.members.add(e1, through_defaults={"role": "lead"})
p.members.add(e2, boss)
print(Person.objects.count(), Employee.objects.count(), Manager.objects.get().person_ptr_id)
print([(x.name, hasattr(x, "employee")) for x in Person.objects.order_by("pk")])
print(Person.objects.get(name="Eve").employee.manager.budget)
try:
    Person.objects.get(name="Zed").employee
except ObjectDoesNotExist as e:
    print(type(e).__name__, e)
print(list(Employee.objects.filter(company__parent__name="Acme").values_list("name", "salary")))
print(list(Employee.objects.filter(boss__manager__budget__gt=5).values_list("name", flat=True)))
print(list(Company.objects.annotate(total=Coalesce(Sum("staff__employee__salary"), 0), n=Count("staff")).order_by("name").values_list("name", "total", "n")))
print(list(p.members.filter(membership__role="lead")), list(e1.projects.values_list("name", "membership__role")))
print(list(Project.objects.annotate(leads=FilteredRelation("membership", condition=Q(membership__role="lead"))).values_list("name", "leads__employee__name")))
Manager.objects.filter(pk=boss.pk).update(name="Eva", budget=F("budget") + 1, salary=F("salary") * 2)
boss.refresh_from_db()
print(boss.name, boss.budget, boss.salary)
for bad in (lambda: Employee.objects.filter(nme="x"), lambda: Employee.objects.filter(name__foo="x"), lambda: Employee.objects.filter(company__x=1),
            lambda: Employee.objects.order_by("zip"), lambda: Employee.objects.values("zip"), lambda: Employee.objects.select_related("zip").first(),
            lambda: list(Employee.objects.only("zip")), lambda: list(Employee.objects.prefetch_related("zip")), lambda: Employee.objects.get(pk="x"),
            lambda: Employee.objects.update(zip=1), lambda: Employee.objects.create(zip=1), lambda: p.members.add(acme), lambda: Employee(name="q", company=e1),
            lambda: Employee.objects.filter(boss=acme), lambda: Employee.objects.annotate(name=F("salary")), lambda: Employee.objects.get(salary__gt=1),
            lambda: Company.objects.create(name="Acme"), lambda: Employee.objects.all()[-1], lambda: Employee.objects.all()[1:2].filter(pk=1),
            lambda: Employee.objects.aggregate(F("salary")), lambda: Employee.objects.filter(projects=3.5), lambda: Employee.objects.dates("name", "day"),
            lambda: Employee.objects.bulk_update([e1], []), lambda: Employee.objects.bulk_update([e1], ["salary"], batch_size=-1), lambda: Employee.objects.in_bulk(field_name="name"),
            lambda: Employee.objects.earliest(), lambda: Employee.objects.distinct("name").count(), lambda: Employee.objects.none().get()):
    try:
        with transaction.atomic():
            print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(e1.boss.reports.count(), list(boss.reports.order_by("-salary").values_list("name", flat=True)))
print(boss.delete())
print(Employee.objects.count(), Employee.objects.filter(boss=None).count(), Person.objects.count())
print(Manager._meta.parents, [f.name for f in Manager._meta.get_fields()], Manager._meta.get_parent_list())
lab.delete()
print(Person.objects.count(), Membership.objects.count())
q = Employee.objects.filter(Q(salary__gt=1) & (Q(name="a") | Q(name="b")) & ~Q(company=None))
print(q.query)
u = Company.objects.values_list("name").union(Person.objects.values_list("name")).order_by("name")
print(list(u), u.query)
print(list(Company.objects.raw("SELECT id, name FROM app_company WHERE name = %s", ["Acme"]))[0].name)
with connection.cursor() as c:
    c.execute("SELECT COUNT(*), MAX(name) FROM app_person")
    print(c.fetchone(), [d[0] for d in c.description])

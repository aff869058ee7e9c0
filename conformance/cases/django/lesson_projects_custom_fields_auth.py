import uuid, datetime
from decimal import Decimal
from django.contrib.auth.models import User, Group, Permission
from django.db import models, transaction, connection
from django.db.models import F, Q, Value, Count, Sum, Case, When, Func, Lookup, Transform, CharField, IntegerField, UniqueConstraint, CheckConstraint, Index, Deferrable
from django.db.models.functions import Lower, Upper, Now, Coalesce, Trim, Replace, Round, Abs, Mod, Power, Sign, Cast, StrIndex, LPad, Repeat, Reverse, Left, Right, Chr, Ord, MD5, SHA256
from django.db.models.lookups import GreaterThan, Exact, IContains
from django.core.exceptions import ValidationError

class Hours(models.IntegerField):
    description = "hours kept as minutes"
    def from_db_value(self, value, expression, connection): return None if value is None else Decimal(value) / 60
    def get_prep_value(self, value): return None if value is None else int(Decimal(value) * 60)
    def to_python(self, value): return value if value is None or isinstance(value, Decimal) else Decimal(value)
    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs

@CharField.register_lookup
class NotEqual(Lookup):
    lookup_name = "ne"
    def as_sql(self, compiler, connection):
        lhs, lp = self.process_lhs(compiler, connection)
        rhs, rp = self.process_rhs(compiler, connection)
        return f"{lhs} <> {rhs}", [*lp, *rp]

@CharField.register_lookup
class LengthT(Transform):
    lookup_name = "len"
    function = "LENGTH"
    output_field = IntegerField()

class Project(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.UUID(int=7).__class__ and (lambda: uuid.UUID(int=Project.objects.count() + 1)), editable=False)
    code = models.CharField(max_length=10, db_default=Value("NEW"))
    title = models.CharField(max_length=40, db_column="heading", help_text="shown")
    slug = models.GeneratedField(expression=Lower("title"), output_field=models.CharField(max_length=40), db_persist=True)
    owner = models.ForeignKey(User, models.SET_NULL, null=True, related_name="projects", limit_choices_to={"is_staff": True})
    members = models.ManyToManyField(User, through="Membership", through_fields=("project", "user"))
    budget = models.DecimalField(max_digits=9, decimal_places=2, default=Decimal("0"))
    class Meta:
        db_table = "work_project"
        constraints = [UniqueConstraint(Lower("title"), name="uniq_title_ci", violation_error_message="Title taken."), CheckConstraint(condition=Q(budget__gte=0), name="budget_ok", violation_error_code="low")]
        indexes = [Index(fields=["code"], name="code_idx", condition=Q(budget__gt=100)), Index(Upper("title").desc(), name="upper_idx")]
        permissions = [("close_project", "Can close")]

class Membership(models.Model):
    project = models.ForeignKey(Project, models.CASCADE)
    user = models.ForeignKey(User, models.CASCADE)
    inviter = models.ForeignKey(User, models.CASCADE, related_name="+", null=True)
    hours = Hours(default=0)
    since = models.DateField(default=datetime.date(2024, 5, 1))

import django.contrib.auth.hashers as hashers
hashers.get_random_string = lambda *a, **k: "x" * 40
u = User.objects.create_user("ann", "Ann@Example.ORG", first_name="Ann", last_name="Lee")
boss = User.objects.create_superuser("boss")
print(u.get_full_name(), u.email, u.has_usable_password(), u.is_staff, boss.is_superuser, u.has_perm("x"), boss.has_perm("x"))
g = Group.objects.create(name="devs"); u.groups.add(g)
print(User.objects.filter(groups__name="devs"), g.user_set.count(), u.username, str(u), User.objects.get_by_natural_key("boss"))
p = Project.objects.create(title="Alpha Beta", owner=boss, budget=Decimal("10.50"))
p.refresh_from_db()
print(p.pk, p.code, p.slug, p.budget, Project._meta.get_field("title").column, Project._meta.pk.name)
Membership.objects.create(project=p, user=u, hours=Decimal("2.5"), inviter=boss)
p.members.add(boss, through_defaults={"hours": 1})
print([(m.user.username, m.hours) for m in p.membership_set.order_by("id")], p.members.count(), Membership.objects.aggregate(t=Sum("hours")))
print(Project.objects.filter(code__ne="OLD", title__len__gt=5).count(), Project.objects.filter(title__len=10).values_list("title__len", flat=True)[0] if False else "", Project.objects.filter(GreaterThan(F("budget"), 10)).exists())
try:
    Project(title="ALPHA BETA", owner=u, budget=-1).full_clean()
except ValidationError as e:
    print(sorted(e.message_dict.items()))
print(Project.objects.annotate(a=Round("budget"), b=Abs(F("budget") * -1), c=Mod("budget", 4), d=Power("budget", 2), e=Sign("budget"), f=Trim(Value("  x ")), g=Replace("title", Value("a"), Value("4")), h=StrIndex("title", Value("B")), i=LPad("code", 6, Value("*")), j=Repeat("code", 2), k=Reverse("code"), l=Left("title", 3), m=Right("title", 2)).values_list(*"abcdefghijklm").get())
print(Project.objects.annotate(c=Chr(Value(65)), o=Ord("title"), md=MD5("code"), f=Cast("budget", IntegerField()), u=Func(F("title"), function="instr", template="%(function)s(%(expressions)s, 'p')", output_field=IntegerField())).values("c", "o", "md", "f", "u").get())
log = []
with transaction.atomic():
    transaction.on_commit(lambda: log.append("committed"))
    try:
        with transaction.atomic():
            transaction.on_commit(lambda: log.append("never"))
            Project.objects.create(title="alpha beta")
    except Exception as e:
        print(type(e).__name__, e)
    print(log, Project.objects.select_for_update().count())
print(log)
try:
    with transaction.atomic():
        try:
            Project.objects.create(title="alpha BETA")
        except Exception: pass
        Project.objects.count()
except transaction.TransactionManagementError as e:
    print(e)
objs = Project.objects.bulk_create([Project(pk=uuid.UUID(int=50 + i), title=f"P{i}", budget=i) for i in range(3)])
print([o.slug for o in Project.objects.filter(title__startswith="P").order_by("title")])
for o in objs: o.budget += 5; o.code = "B"
print(Project.objects.bulk_update(objs, ["budget", "code"], batch_size=2))
Project.objects.bulk_create([Project(pk=uuid.UUID(int=50), title="P0 again", budget=99)], update_conflicts=True, unique_fields=["id"], update_fields=["title", "budget"])
print(Project.objects.order_by("budget").values_list("title", "budget", "code"))
print(Project.objects.bulk_create([Project(pk=uuid.UUID(int=51), title="dup")], ignore_conflicts=True)[0].pk.int, Project.objects.count())
u.delete()
print(Membership.objects.count(), Project.objects.filter(owner=None).count())
print(User._meta.label, Permission._meta.app_label, Group.objects.filter(name="devs").delete())

import datetime, decimal, enum
from django.db import models, migrations
from django.apps import apps
from django.core.validators import *
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.writer import MigrationWriter
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
def upload(instance, name): return name
def default_code(): return "x"
class Status(models.TextChoices):
    DRAFT = "d", _("Draft")
    DONE = "e"
class Pri(models.IntegerChoices):
    LOW = 1
    HIGH = 2, "hi"
class TimeStamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    class Meta:
        abstract = True
        ordering = ["-created"]
class PubQS(models.QuerySet):
    def pub(self): return self
class Mgr(models.Manager):
    use_in_migrations = True
class PlainMgr(models.Manager): pass
class Publisher(models.Model):
    name = models.CharField(_("name"), max_length=100, unique=True, help_text="h")
    site = models.URLField(blank=True)
    objects = Mgr()
    class Meta:
        verbose_name = _("publisher")
        verbose_name_plural = "pubs"
        db_table = "pub"
        permissions = [("can_x", "Can x")]
class Author(TimeStamped):
    email = models.EmailField(null=True, blank=True, db_index=True)
    first = models.CharField(max_length=20, db_column="fn", default=default_code)
    status = models.CharField(max_length=1, choices=Status, default=Status.DRAFT)
    pri = models.IntegerField(choices=Pri.choices, default=Pri.LOW, validators=[MinValueValidator(0), MaxValueValidator(9)])
    born = models.DateField(default=datetime.date(2000, 1, 1))
    pic = models.ImageField(upload_to=upload) if 0 else models.FileField(upload_to=upload)
    slug = models.SlugField()
    ip = models.GenericIPAddressField(protocol="IPv4", null=True)
    data = models.JSONField(default=dict)
    rate = models.DecimalField(max_digits=5, decimal_places=2, default=decimal.Decimal("1.5"))
    dur = models.DurationField(default=datetime.timedelta(hours=1))
    at = models.DateTimeField(default=timezone.now, db_default=Now())
    objects = PubQS.as_manager()
    class Meta(TimeStamped.Meta):
        unique_together = [("first", "email")]
        indexes = [models.Index(fields=["first", "-born"]), models.Index(Lower("first"), name="low")]
        constraints = [models.CheckConstraint(condition=Q(pri__gte=0), name="%(app_label)s_%(class)s_pri"), models.UniqueConstraint(fields=["slug"], condition=Q(status="d"), name="uniq_slug")]
        get_latest_by = "born"
class Book(models.Model):
    title = models.CharField(max_length=50)
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="books")
    co = models.ManyToManyField("Author", through="Co", related_name="co")
    tags = models.ManyToManyField("Tag", blank=True)
    pub = models.ForeignKey("app.Publisher", models.SET_NULL, null=True, to_field="name", limit_choices_to={"name__gt": "a"})
    sequel = models.OneToOneField("self", models.CASCADE, null=True)
    full = models.GeneratedField(expression=Lower("title"), output_field=models.CharField(max_length=50), db_persist=True)
    objects = PlainMgr()
    class Meta:
        order_with_respect_to = "author"
class Tag(models.Model):
    id = models.UUIDField(primary_key=True)
    name = models.TextField(db_comment="c")
    class Meta:
        db_table_comment = "tags"
        app_label = "app"
class Co(models.Model):
    a = models.ForeignKey(Author, models.CASCADE)
    b = models.ForeignKey(Book, models.CASCADE)
    class Meta:
        unique_together = ("a", "b")
class Special(Author):
    extra = models.BooleanField(default=True)
class AuthorProxy(Author):
    class Meta:
        proxy = True
        ordering = ["first"]
class Un(models.Model):
    class Meta:
        managed = False
class Weird(models.Model):
    key = models.AutoField(primary_key=True)
    class Meta:
        abstract = False
        default_related_name = "w"
        base_manager_name = "objects"
        db_tablespace = ""
        select_on_save = True
        default_permissions = ()
a = MigrationAutodetector(ProjectState(), ProjectState.from_apps(apps), MigrationQuestioner({"ask_initial": True}, specified_apps={"app"}))
ch = a.changes(MigrationGraph())
for app in sorted(ch):
    for m in ch[app]:
        if app == "app":
            print(app, m.name, sorted(m.dependencies))
            print(MigrationWriter(m).as_string())
            st = m.mutate_state(ProjectState())
            b = MigrationAutodetector(st, ProjectState.from_apps(apps), MigrationQuestioner({"ask_initial": True}, specified_apps={"app"}))
print({k: [op.describe() for m in v for op in m.operations] for k, v in b.changes(MigrationGraph()).items() if k == "app"})

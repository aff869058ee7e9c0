import datetime, decimal, uuid
from django.db import models
from django.db.models import *
from django.core.validators import *
from django.db.models.functions import *
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
class C(models.TextChoices):
    A="a","Aa"
    B="b"
class N(models.IntegerChoices):
    X=1
    Y=2,"why"
class T(models.Model):
    pass
def up(instance, filename): return filename
fs = '''BigAutoField(primary_key=True)
AutoField(primary_key=True, serialize=False)
BinaryField()
BinaryField(editable=True, max_length=5)
BooleanField()
BooleanField(default=False)
BooleanField(null=True)
CharField(max_length=5)
CharField(max_length=5, choices=C)
CharField(max_length=5, choices=C.choices, default=C.A)
CharField("name", max_length=5)
CharField(_("name"), max_length=5, help_text=_("h"))
CharField(verbose_name="name", max_length=5, db_column="x", db_comment="c", db_index=True, unique=True)
CharField(max_length=5, choices=[("a", "b"), ("g", [("c","d")])])
CharField(max_length=5, choices={"a":"b"})
CharField(max_length=5, choices=lambda: [("a","b")]) if 0 else CharField(max_length=5, choices=(("a", "b"),))
CharField(max_length=5, null=True, blank=True, editable=False, unique_for_date="d")
CharField(max_length=5, db_collation="nocase")
CharField(max_length=5, validators=[MinLengthValidator(2)])
CharField(max_length=5, validators=(MinLengthValidator(2),))
CharField(max_length=5, error_messages={"blank":"x"})
CharField(max_length=5, default="")
CharField(max_length=5, default=None)
CharField(max_length=5, db_default="x")
CharField()
DateField()
DateField(auto_now=True)
DateField(auto_now_add=True)
DateTimeField(auto_now_add=True, db_index=True)
DateTimeField(default=timezone.now)
DateTimeField(db_default=Now())
DateTimeField(auto_now=True, editable=True, blank=False)
TimeField(auto_now=True)
TimeField(default=datetime.time(1,2))
DecimalField(max_digits=5, decimal_places=2)
DecimalField(max_digits=5, decimal_places=2, default=decimal.Decimal("1.5"))
DurationField(default=datetime.timedelta(days=1))
EmailField()
EmailField(max_length=100, unique=True)
FileField()
FileField(upload_to="a/b")
FileField(upload_to="x", max_length=50)
ImageField(upload_to="x")
FilePathField(path="/tmp", match="*.txt", recursive=True, allow_folders=True)
FloatField(default=1.5)
IntegerField(choices=N, default=N.X)
IntegerField(default=0, validators=[MinValueValidator(1), MaxValueValidator(5)])
IntegerField(primary_key=True)
GenericIPAddressField()
GenericIPAddressField(protocol="IPv4")
GenericIPAddressField(unpack_ipv4=True, null=True, blank=True)
JSONField()
JSONField(default=dict)
JSONField(default=list, blank=True)
PositiveIntegerField()
PositiveBigIntegerField()
PositiveSmallIntegerField(default=1)
SlugField()
SlugField(max_length=60)
SlugField(max_length=50)
SlugField(db_index=False)
SlugField(allow_unicode=True, unique=True)
SmallIntegerField()
TextField()
TextField(blank=True, default="", db_collation="nocase")
TextField(max_length=5)
URLField()
URLField(max_length=100)
UUIDField(default=uuid.UUID(int=5), editable=False, primary_key=True)
UUIDField()
ForeignKey("app.T", on_delete=CASCADE)
ForeignKey("T", CASCADE)
ForeignKey("self", CASCADE, null=True, blank=True)
ForeignKey(T, CASCADE)
ForeignKey(T, on_delete=models.SET_NULL, null=True, related_name="x")
ForeignKey(T, on_delete=models.SET_DEFAULT, default=1)
ForeignKey(T, on_delete=models.SET(5))
ForeignKey(T, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False)
ForeignKey("app.Other", on_delete=models.PROTECT, to_field="code", db_column="x")
ForeignKey(T, on_delete=models.RESTRICT, limit_choices_to={"a": 1}, related_query_name="q")
ForeignKey(T, on_delete=models.CASCADE, limit_choices_to=Q(a=1))
ForeignKey(T, on_delete=models.CASCADE, unique=True)
ForeignKey(T, on_delete=models.CASCADE, related_name="+", verbose_name="vn")
OneToOneField(T, on_delete=CASCADE)
OneToOneField("app.T", on_delete=CASCADE, primary_key=True)
OneToOneField("app.T", on_delete=CASCADE, parent_link=True, auto_created=True, primary_key=True, serialize=False)
ManyToManyField(T)
ManyToManyField("app.T", related_name="x", blank=True)
ManyToManyField("T")
ManyToManyField("self")
ManyToManyField("self", symmetrical=False)
ManyToManyField(T, through="Thr")
ManyToManyField(T, through="app.Thr", through_fields=("a","b"))
ManyToManyField(T, db_table="tab")
ManyToManyField(T, db_constraint=False)
GeneratedField(expression=F("a")+1, output_field=IntegerField(), db_persist=True)
GeneratedField(expression=Lower("a"), output_field=CharField(max_length=4), db_persist=False, db_column="z")
Field()'''.split("\n")
made=[]
for s in fs:
    try:
        f = eval(s)
        made.append((s,f))
        d = f.deconstruct()
        kw = dict(d[3])
        if "validators" in kw: kw["validators"] = [type(v).__name__ for v in kw["validators"]]
        for k in ("on_delete",):
            if k in kw: kw[k] = getattr(kw[k], "__name__", "?")
        for k in ("default", "upload_to"):
            if k in kw and callable(kw[k]): kw[k] = kw[k].__name__ if hasattr(kw[k], "__name__") else "?"
        print(s, "->", d[0], d[1], d[2], kw)
    except Exception as x:
        print(s, type(x).__name__, x)
for s,f in made:
    r = f.remote_field
    try:
        print(s, "|", f.is_relation, f.many_to_many, f.generated, f.unique, f.null, f.primary_key, f.has_default(), f.has_db_default(),  f.db_column, f.swappable_setting if r else "-", getattr(f,"to_fields","no"), getattr(f,"from_fields","no"), r and (r.model, getattr(r,"through",None), getattr(r,"field_name",None), r.parent_link, getattr(r,"through_fields",None), r.hidden, r.related_name, r.symmetrical))
    except Exception as x:
        print(s, type(x).__name__, x)
for s,f in made:
    try:
        c = f.clone()
        print(s, c is f, c.deconstruct()[3].keys() == f.deconstruct()[3].keys(), c.name)
        c.default = 5
        c.null = True
        print(list(c.deconstruct()[3].keys()), c.has_default())
        c.name = "zz"
        print(c.name, f.name, c.deconstruct()[0])
    except Exception as x:
        print(s, type(x).__name__, x)

import datetime, decimal, enum, functools, pathlib, re, uuid, collections, math, os
from django.db import models, migrations
from django.db.models import *
from django.db.models.functions import *
from django.db.migrations.writer import MigrationWriter, OperationWriter
from django.db.migrations.serializer import BaseSerializer, Serializer
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.functional import SimpleLazyObject, lazy
from django.utils.deconstruct import deconstructible
from django.utils import timezone
from django.conf import SettingsReference
class Color(enum.Enum):
    RED = 1
    BLUE = "b"
class Num(enum.IntEnum):
    A = 1
class Fl(enum.Flag):
    X = 1
    Y = 2
    Z = 4
class IFl(enum.IntFlag):
    X = 1
    Y = 2
class Ch(models.TextChoices):
    A = "a", "Aa"
class ICh(models.IntegerChoices):
    A = 1, "Aa"
class Money(decimal.Decimal):
    pass
@deconstructible
class V:
    def __init__(self, a, b=1): self.a = a
    def __eq__(self, o): return True
@deconstructible(path="some.where.W")
class W:
    def __init__(self, a): pass
def func(x=1): pass
class Cls:
    @classmethod
    def cm(cls): pass
    @staticmethod
    def sm(): pass
    def m(self): pass
    class Inner: pass
    @functools.lru_cache
    def cached(self): pass
@functools.lru_cache(maxsize=None)
def cachedf(): pass
def local():
    def inner(): pass
    return inner
class QS(models.QuerySet): pass
class Mgr(models.Manager):
    use_in_migrations = True
    def __init__(self, a=1):
        super().__init__()
class T(models.Model):
    pass
class Plain: pass
NT = collections.namedtuple("NT", "a b")
class SubStr(str): pass
class SubList(list): pass
def gen():
    yield 1
    yield 2
cases = '''1
-1
1.5
float("nan")
float("inf")
-float("inf")
1e100
10**30
True
None
"x"
"it's"
'a"b\\n'
b"x\\x00"
"é"
[]
[1, "a"]
()
(1,)
(1, 2)
set()
{3, 1, 2}
frozenset()
frozenset({2, 1})
{}
{"b": 1, "a": [2]}
{1: "x"}
{"a": Decimal}
range(3)
range(1, 10, 2)
datetime.date(2020, 1, 2)
datetime.datetime(2020, 1, 2, 3, 4)
datetime.datetime(2020, 1, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc)
datetime.datetime(2020, 1, 2, 3, 4, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
datetime.time(1, 2)
datetime.timedelta(days=1, seconds=2)
datetime.timedelta(0)
datetime.timezone.utc
decimal.Decimal("1.50")
decimal.Decimal("NaN")
Money("2")
uuid.UUID(int=5)
Color.RED
Color.BLUE
Num.A
Fl.X
Fl.X | Fl.Z
Fl(0)
IFl.X | IFl.Y
IFl.Y
Ch.A
ICh.A
Ch
Color
[Ch.A, ICh.A]
re.compile("a")
re.compile("a", re.I)
re.compile("a", re.I | re.M)
re.compile(r"^\\w+$", re.A)
re.compile(b"x")
pathlib.Path("/a/b")
pathlib.PurePosixPath("a")
pathlib.PurePath("a/b")
func
len
print
Cls.cm
Cls.sm
Cls.m
Cls().m
Cls
Cls.Inner
cachedf
lambda: 1
local()
int
str
dict
type(None)
Plain
Plain()
object()
V(1)
V(1, b=2)
V
W(3)
functools.partial(func)
functools.partial(func, 1, x=2)
functools.partial(datetime.timedelta, days=1)
functools.partialmethod(func, 1)
_("hello")
SimpleLazyObject(lambda: "lazy")
lazy(lambda: "z", str)()
iter([1, 2])
gen()
(x for x in [1])
collections.OrderedDict(a=1)
collections.deque([1])
collections.Counter("a")
NT(1, 2)
SubStr("s")
SubList([1])
SettingsReference("auth.user", "AUTH_USER_MODEL")
models.Model
T
models.CharField
models.Manager()
models.Manager
Mgr()
Mgr(5)
QS.as_manager()
QS.as_manager
models.Manager.from_queryset(QS)
Q(a=1)
Q(a=1, b=2)
Q(a=1) | ~Q(b=2)
Q()
~Q(a=1)
Q(a__in=[1, 2])
Q(F("a"))
Q(a=F("b"))
Q(a__gt=Now())
F("a")
F("a") + 1
F("a").desc()
Value("x")
Value(None)
Value(1, output_field=IntegerField())
Now()
Lower("a")
Upper(F("a"))
Coalesce("a", Value(1))
Cast("a", output_field=CharField(max_length=3))
Case(When(a=1, then=Value("x")), default=Value("y"), output_field=CharField())
Concat("a", Value("-"), "b")
ExpressionWrapper(F("a") * 2, output_field=IntegerField())
Func(F("a"), function="ABS")
TruncMonth("d")
OuterRef("x")
Index(fields=["a"], name="i")
Index(fields=["-a", "b"], name="i", condition=Q(a=1))
Index(Lower("a").desc(), name="i")
Index(fields=["a"], name="i", include=["b"], db_tablespace="t", opclasses=["x"])
CheckConstraint(condition=Q(a__gt=1), name="c")
CheckConstraint(condition=Q(a__gt=1), name="c", violation_error_message="bad", violation_error_code="x")
UniqueConstraint(fields=["a", "b"], name="u")
UniqueConstraint(fields=["a"], name="u", condition=Q(b=1), deferrable=None)
UniqueConstraint(fields=["a"], name="u", deferrable=Deferrable.DEFERRED)
UniqueConstraint(Lower("a"), name="u", nulls_distinct=False)
UniqueConstraint(fields=["a"], name="u", include=["c"])
Deferrable.IMMEDIATE
validators.MinValueValidator(1)
validators.MaxLengthValidator(5, message="x")
validators.RegexValidator("^a", "msg", "code")
validators.RegexValidator(re.compile("^a", re.I))
validators.RegexValidator(regex="^a", inverse_match=True)
validators.EmailValidator()
validators.EmailValidator(message="x")
validators.URLValidator(schemes=["http"])
validators.validate_email
validators.validate_slug
validators.FileExtensionValidator(["a"])
validators.StepValueValidator(2)
validators.DecimalValidator(3, 2)
validators.validate_ipv46_address
validators.int_list_validator()
models.CASCADE
models.SET_NULL
models.SET(5)
models.SET(func)
models.PROTECT
models.DO_NOTHING
models.NOT_PROVIDED
timezone.now
datetime.date.today
datetime.datetime.now
migrations.RunSQL("x")
migrations.RunSQL("x", "y")
migrations.AddField("m", "n", models.IntegerField(default=1))
migrations.RunPython(func)
migrations.RunPython(func, migrations.RunPython.noop)
[migrations.DeleteModel("x")]'''.split("\n")
for s in cases:
    try:
        t, i = MigrationWriter.serialize(eval(s))
        print(s, "=>", t, sorted(i))
    except Exception as e:
        print(s, type(e).__name__, re.sub("0x[0-9a-f]+", "0x", str(e)))
class MS(BaseSerializer):
    def serialize(self): return "Plain(!)", {"from x import Plain"}
MigrationWriter.register_serializer(Plain, MS)
print(MigrationWriter.serialize([Plain()]))
MigrationWriter.unregister_serializer(Plain)
try: MigrationWriter.serialize(Plain())
except ValueError as e: print("gone")
try: MigrationWriter.register_serializer(Plain, Plain)
except ValueError as e: print(e)
try: BaseSerializer(1).serialize()
except NotImplementedError as e: print(e)

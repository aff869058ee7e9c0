"""Database functions over fields of every kind: SQL, results, refusals."""
from django.db import models
from django.db.models import *
from django.db.models.functions import *
import datetime as dt, decimal, uuid, itertools
class K(models.Model):
    i = models.IntegerField(null=True); s = models.CharField(max_length=9, null=True); b = models.BooleanField(null=True)
    d = models.DateField(null=True); w = models.DateTimeField(null=True); h = models.TimeField(null=True); p = models.DurationField(null=True)
    c = models.DecimalField(max_digits=6, decimal_places=2, null=True); f = models.FloatField(null=True); u = models.UUIDField(null=True)
    j = models.JSONField(null=True); r = models.ForeignKey("self", models.CASCADE, null=True)
U = dt.timezone.utc
K.objects.create(i=7, s="ab", b=True, d=dt.date(2024, 3, 5), w=dt.datetime(2024, 3, 5, 6, 7, 8, 9000, tzinfo=U), h=dt.time(1, 2, 3), p=dt.timedelta(days=1, hours=2), c=decimal.Decimal("3.25"), f=1.5, u=uuid.UUID(int=9), j={"a": [1, None]})
K.objects.create(i=-3, s="Zé", b=False, d=dt.date(2023, 12, 31), w=dt.datetime(2023, 12, 31, 23, 59, 59, tzinfo=U), h=dt.time(23), p=dt.timedelta(seconds=-5), c=decimal.Decimal("-1.10"), f=-0.25, r_id=1)
K.objects.create()
fields = list("isbdwcr")
def show(label, e):
    try:
        q = K.objects.order_by("pk").values_list(e)
        print(label, str(q.query).split("FROM")[0], list(q))
    except Exception as x:
        print(label, type(x).__name__, str(x)[:160])

one = "ACos ASin ATan Ceil Cos Cot Degrees Exp Floor Ln Radians Round Sign Sin Sqrt Tan Chr Length Lower LTrim Ord Reverse RTrim SHA1 SHA256 Trim Upper ExtractYear ExtractIsoYear ExtractMonth ExtractDay ExtractWeek ExtractWeekDay ExtractIsoWeekDay ExtractQuarter ExtractHour ExtractMinute ExtractSecond TruncYear TruncQuarter TruncMonth TruncWeek TruncDay TruncTime TruncHour TruncMinute TruncSecond".split()
for n in one:
    for a in fields:
        show(n + " " + a, globals()[n](a))
two = "ATan2 Power Log Concat Coalesce Greatest Least NullIf StrIndex".split()
for n in two:
    for a, b in itertools.product("isdwf", "isdc"):
        show(n + a + b, globals()[n](a, b))
for a in fields:
    for t in [IntegerField(), CharField(), TextField(), DateField(), DateTimeField(), TimeField(), DecimalField(max_digits=5, decimal_places=1), FloatField(), BooleanField(), UUIDField(), DurationField(), JSONField()]:
        show("cast " + a + type(t).__name__, Cast(a, t))
    for e in [Substr(a, 1, 1), Left(a, 1), Right(a, 1), Repeat(a, 2), LPad(a, 4, Value("*")), RPad(a, 4), Replace(a, Value("a"), Value("b")), Round(a, 1), Trunc(a, "month"), Extract(a, "week"), Collate(a, "nocase"), JSONObject(x=a, y=Value(1)), Case(When(**{a + "__isnull": True}, then=Value(0)), default=F(a)), Value(1) + F(a), Coalesce(a, Value("z")), Lower(Cast(a, TextField())), Now() - F(a), F(a) - Now(), Func(F(a), function="typeof"), Func(F(a), function="typeof", output_field=CharField()), Window(Lag(a), order_by="pk"), Window(FirstValue(a), order_by="-pk"), Window(NthValue(a, 2), partition_by="b", order_by="pk"), Window(Max(a), order_by="pk"), F(a + "__isnull"), F(a)[0:1]]:
        show(a + " " + type(e).__name__, e)

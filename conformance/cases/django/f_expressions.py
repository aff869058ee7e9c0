import datetime

from django.db import models
from django.db.models import DurationField, ExpressionWrapper, F, FloatField, Value
from django.db.models.functions import Abs, Coalesce, Greatest, Least, Mod, NullIf, Power, Round


class Run(models.Model):
    name = models.CharField(max_length=10)
    start = models.DateTimeField()
    end = models.DateTimeField(null=True)
    plan = models.DurationField(default=datetime.timedelta(minutes=30))
    a = models.IntegerField(default=7)
    b = models.FloatField(default=2.5)


t = datetime.datetime(2024, 3, 1, 10, tzinfo=datetime.timezone.utc)
Run.objects.create(name="r1", start=t, end=t + datetime.timedelta(hours=1))
Run.objects.create(name="r2", start=t, a=-3)
q = Run.objects.order_by("name")
print(q.annotate(took=F("end") - F("start")).values_list("name", "took"))
print(q.annotate(late=ExpressionWrapper(F("start") + F("plan"), output_field=models.DateTimeField())).values_list("late", flat=True))
print(q.filter(end__gt=F("start") + datetime.timedelta(minutes=30)))
print(q.annotate(x=F("a") * 2 + F("b"), y=F("a") % 4, z=-F("a"), p=F("a") ** 2).values("x", "y", "z", "p")[0])
print(q.values_list(Abs("a"), Power("a", 2), Mod("a", 2), Greatest("a", "b"), Least("a", Value(0)), Round("b", precision=1), NullIf("a", Value(7))))
print(q.annotate(e=Coalesce("end", "start")).filter(e=F("start")).values_list("name"))
r = Run.objects.get(name="r1")
r.a = F("a") + 1
r.save()
print(r.a)
r.refresh_from_db()
print(r.a)
print(Run.objects.update(a=F("a") + F("id"), b=F("a")))
print(q.values_list("a", "b"))
print(q.filter(name__startswith=F("name")).count(), q.annotate(bit=F("a").bitand(3), shift=F("a").bitleftshift(1)).values_list("bit", "shift"))
for bad in (lambda: q.annotate(w=F("a") + F("name")), lambda: Run.objects.update(a=F("missing")), lambda: list(q.annotate(w=F("a") + F("start")))):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
Run.objects.create(name=F("name"), start=t)

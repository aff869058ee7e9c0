"""GeneratedField and db_default: what the database computes and when Python knows it."""
import datetime
from django.db import IntegrityError, models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Length, Lower, Now, Upper


class Box(models.Model):
    w = models.IntegerField(db_default=2)
    h = models.IntegerField(default=3, db_default=9)
    name = models.CharField(max_length=20, db_default="none")
    made = models.DateTimeField(db_default=Now())
    area = models.GeneratedField(expression=F("w") * F("h"), output_field=models.IntegerField(), db_persist=True)
    label = models.GeneratedField(expression=Concat(Lower("name"), Value("#"), "w", output_field=models.CharField()), output_field=models.CharField(max_length=40), db_persist=False)
    big = models.GeneratedField(expression=Q(w__gt=5), output_field=models.BooleanField(), db_persist=True)


b = Box(name="Alpha")
print(b.w, b.h, b.name)
try:
    print(b.area)
except AttributeError as e:
    print(e)
b.save()
print(b.w, b.h, b.area, b.label, b.big, type(b.made).__name__)
b.w = 7
b.save()
print(b.area)
b.refresh_from_db()
print(b.area, b.label, b.big)
c = Box.objects.create()
print(c.w, c.h, c.name, c.area, c.label)
d = Box.objects.create(w=F("h") if False else 10, h=None) if False else Box.objects.create(w=1)
print(Box.objects.filter(area__gt=5).count(), Box.objects.filter(big=True).values_list("label", flat=True), Box.objects.order_by("-area").values_list("area", flat=True))
print(Box.objects.bulk_create([Box(), Box(w=8)])[1].w, Box.objects.aggregate(s=models.Sum("area")))
Box.objects.filter(pk=d.pk).update(h=100)
print(Box.objects.get(pk=d.pk).area)
for f in [lambda: Box(area=3), lambda: Box.objects.create(area=3), lambda: Box.objects.update(area=1), lambda: models.GeneratedField(expression=F("w"), output_field=models.IntegerField()), lambda: models.GeneratedField(expression=F("w"), output_field=models.IntegerField(), db_persist=True, default=1),
          lambda: models.GeneratedField(expression=F("w"), db_persist=True), lambda: models.GeneratedField(expression=F("w"), output_field=models.IntegerField(), db_persist=True, editable=True)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
f = Box._meta.get_field("area")
print(f.generated, f.db_persist, f.editable, f.blank, f.get_internal_type(), f.expression)
print(Box._meta.get_field("w").db_default, Box._meta.get_field("w").has_db_default(), Box._meta.get_field("w").get_default())
e = Box(w=4, name=Upper(Value("expr")))
e.save()
print(e.name)
e.full_clean()
print(Box.objects.get(pk=e.pk).name)

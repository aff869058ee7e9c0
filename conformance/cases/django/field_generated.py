# GeneratedField: computed by the database.
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat


class Square(models.Model):
    side = models.IntegerField()
    name = models.CharField(max_length=10, default="sq")
    area = models.GeneratedField(expression=F("side") * F("side"), output_field=models.BigIntegerField(), db_persist=True)
    label = models.GeneratedField(expression=Concat("name", Value("!")), output_field=models.CharField(max_length=20), db_persist=False)


s = Square.objects.create(side=3)
print(s.area, s.label)
try:
    print(Square(side=2).area)
except AttributeError as e:
    print(e)
s.side = 5
s.save()
print(s.area)
s.refresh_from_db()
print(s.area, Square.objects.filter(area__gt=20).values_list("area", "label"))
Square.objects.bulk_create([Square(side=i) for i in range(3)])
print(list(Square.objects.order_by("-area").values_list("area", flat=True)), Square._meta.get_field("area").generated)
Square(side=1).full_clean()
for kw in ({"default": 1}, {"editable": True}, {"db_persist": None}):
    try:
        models.GeneratedField(**{**dict(expression=F("x"), output_field=models.IntegerField(), db_persist=True), **kw})
    except ValueError as e:
        print(e)

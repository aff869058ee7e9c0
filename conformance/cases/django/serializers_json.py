# Objects as JSON and back.
import datetime
import decimal

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
import json


class Tag(models.Model):
    name = models.CharField(max_length=5)


class Post(models.Model):
    title = models.CharField(max_length=9)
    day = models.DateField()
    price = models.DecimalField(max_digits=5, decimal_places=2)
    up = models.ForeignKey("self", models.CASCADE, null=True)
    tags = models.ManyToManyField(Tag)


p = Post.objects.create(title="t", day=datetime.date(2024, 1, 2), price=decimal.Decimal("1.50"))
p.tags.add(Tag.objects.create(name="a"))
p = Post.objects.get()
print(serializers.serialize("json", [p]))
print(serializers.serialize("python", Tag.objects.all()), serializers.serialize("json", Post.objects.all(), fields=["title"]))
text = serializers.serialize("json", [p])
Post.objects.all().delete()
for o in serializers.deserialize("json", text):
    print(o, o.object.title, o.m2m_data and sorted(o.m2m_data))
    o.save()
print(Post.objects.get().tags.count())
print(json.dumps({"d": datetime.datetime(2024, 1, 2, 3, 4, 5, 678901), "x": decimal.Decimal("1.5"), "l": datetime.timedelta(hours=1)}, cls=DjangoJSONEncoder))

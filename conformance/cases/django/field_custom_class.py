"""Fields of one's own: conversion both ways, lookups, deconstruct, contribute, descriptors of class."""
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Value


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return "Point(%s, %s)" % (self.x, self.y)

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)


class PointField(models.Field):
    description = "A point on the plane"

    def __init__(self, *args, scale=1, **kwargs):
        self.scale = scale
        kwargs["max_length"] = 20
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        if self.scale != 1:
            kwargs["scale"] = self.scale
        return name, path, args, kwargs

    def db_type(self, connection):
        return "varchar(%s)" % self.max_length

    def from_db_value(self, value, expression, connection):
        return value if value is None else self.parse(value)

    def to_python(self, value):
        if value is None or isinstance(value, Point):
            return value
        return self.parse(value)

    def parse(self, value):
        try:
            x, y = str(value).split(";")
            return Point(int(x) * self.scale, int(y) * self.scale)
        except ValueError:
            raise ValidationError("Bad point %(value)s", code="point", params={"value": value})

    def get_prep_value(self, value):
        if value is None:
            return None
        value = self.to_python(value)
        return "%d;%d" % (value.x // self.scale, value.y // self.scale)

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))


class UpperField(models.CharField):
    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.attname).upper() + ("+" if add else "")
        setattr(model_instance, self.attname, value)
        return value


class Place(models.Model):
    name = UpperField(max_length=20)
    at = PointField(null=True, scale=2)
    other = PointField(default=Point(0, 0), blank=True)


p = Place.objects.create(name="home", at=Point(4, 6))
print(p.name, p.at, p.other)
p = Place.objects.get()
print(p.name, p.at, p.other, type(p.at).__name__)
p.save()
print(p.name)
print(Place.objects.filter(at=Point(4, 6)).count(), Place.objects.filter(at="2;3").count(), Place.objects.filter(at__in=[Point(4, 6), Point(1, 1)]).count(), Place.objects.filter(at__isnull=True).count())
print(Place.objects.values_list("at", "other"), Place.objects.annotate(z=F("at")).values("z"))
print(Place.objects.filter(at__startswith="2").exists(), Place.objects.exclude(other=Point(0, 0)).exists())
Place.objects.update(at=Point(10, 10))
print(Place.objects.get().at)
f = Place._meta.get_field("at")
print(f.deconstruct(), f.description, f.get_internal_type(), f.db_type(None), f.value_to_string(p), f.clone().scale)
try:
    Place(name="x", at="nonsense").full_clean()
except ValidationError as e:
    print(e.message_dict)
try:
    Place.objects.create(name="x", at="nonsense")
except ValidationError as e:
    print(e)
try:
    Place.objects.filter(at="nonsense")
except ValidationError as e:
    print(e.messages)
print(isinstance(f, models.Field), repr(f), str(f))

from django.db import models


class MyAuto(models.AutoField):
    pass


class MyBig(models.BigAutoField):
    pass


class Item(models.Model):
    id = MyAuto(primary_key=True)
    name = models.CharField(max_length=10)


class Other(models.Model):
    pass


for cls in (models.AutoField, models.BigAutoField, models.SmallAutoField, MyAuto, MyBig, models.IntegerField, models.BigIntegerField):
    print(cls.__name__, issubclass(cls, models.AutoField), isinstance(cls(primary_key=True), models.AutoField), issubclass(cls, models.IntegerField))
print(isinstance(Other._meta.pk, models.AutoField), type(models.AutoField).__name__, isinstance(3, models.AutoField), isinstance(Other._meta.pk, MyAuto))
print(Item.objects.create(name="a").pk, Item._meta.pk, Item._meta.auto_field)

# Abstract bases: fields, Meta, managers and methods.
from django.db import models


class Common(models.Model):
    name = models.CharField(max_length=5)
    made = models.IntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["-made"]

    def shout(self):
        return self.name.upper()


class Named(models.Model):
    name = models.TextField(default="t")

    class Meta:
        abstract = True


class A(Common):
    class Meta(Common.Meta):
        db_table = "aaa"


class B(Named, Common):
    made = None


A.objects.create(name="x", made=1)
A.objects.create(name="y", made=2)
print([a.shout() for a in A.objects.all()], A._meta.db_table, A._meta.abstract, B._meta.ordering)
print([f.name for f in B._meta.fields], type(B._meta.get_field("name")).__name__, B().name)
for act in (lambda: Common(), lambda: Common.objects):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)

"""defer and only: chains, relations, what is loaded later, inheritance, errors."""
from django.db import models


class Owner(models.Model):
    name = models.CharField(max_length=10)
    mail = models.CharField(max_length=20, default="m")


class Base(models.Model):
    a = models.CharField(max_length=5, default="a")
    b = models.CharField(max_length=5, default="b")
    owner = models.ForeignKey(Owner, models.CASCADE, null=True)


class Sub(Base):
    c = models.CharField(max_length=5, default="c")


o = Owner.objects.create(name="O")
Base.objects.create(owner=o)
Sub.objects.create(owner=o, a="x")


def cols(qs):
    obj = qs.order_by("pk").last()
    print(sorted(obj.get_deferred_fields()), qs.query)
    return obj


cols(Base.objects.defer("a"))
cols(Base.objects.defer("a").defer("b"))
cols(Base.objects.only("a"))
cols(Base.objects.only("a").only("b"))
cols(Base.objects.only("a", "b").defer("b"))
cols(Base.objects.defer("a").only("a"))
cols(Base.objects.defer("a", "b").only("a"))
cols(Base.objects.defer("a").defer(None))
cols(Base.objects.only("pk"))
cols(Sub.objects.only("c"))
cols(Sub.objects.only("a"))
cols(Sub.objects.defer("a", "c"))
x = cols(Base.objects.select_related("owner").only("a", "owner__name"))
print(x.owner.name, x.owner.get_deferred_fields(), x.owner.mail)
x = cols(Base.objects.select_related("owner").defer("owner__mail", "b"))
print(x.owner.name, x.b)
x = cols(Base.objects.only("a"))
print(x.b, x.get_deferred_fields())
x.b = "new"
x.save()
x = Sub.objects.only("c").get()
print(x.a, x.owner.name)
for f in [lambda: list(Base.objects.only("nope")), lambda: list(Base.objects.defer("nope")), lambda: list(Base.objects.select_related("owner").only("a")), lambda: Base.objects.values("a").only("a"), lambda: Base.objects.only(None), lambda: list(Base.objects.select_related("owner").defer("owner")),
          lambda: list(Base.objects.only("owner__nope").select_related("owner")), lambda: list(Base.objects.only("sub__c")), lambda: Base.objects.defer("a__b").query]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

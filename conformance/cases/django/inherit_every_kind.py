"""Inheritance: abstract with fields overridden, several parents, diamonds, proxies of children, Meta passed on."""
from django.core.exceptions import FieldError
from django.db import models


class Stamped(models.Model):
    made = models.IntegerField(default=1)
    name = models.CharField(max_length=10)

    class Meta:
        abstract = True
        ordering = ["name"]
        verbose_name = "stamped thing"

    def shout(self):
        return self.name.upper()


class Named(models.Model):
    name = models.CharField(max_length=99)
    tag = models.ForeignKey("Tag", models.CASCADE, null=True, related_name="%(app_label)s_%(class)s_set", related_query_name="%(class)s")

    class Meta:
        abstract = True


class Tag(models.Model):
    t = models.CharField(max_length=5)


class A(Stamped, Named):
    pass


class B(Named, Stamped):
    made = None

    class Meta(Stamped.Meta):
        verbose_name_plural = "bees"


class Place(models.Model):
    name = models.CharField(max_length=10)

    class Meta:
        ordering = ["-name"]


class Bar(Place):
    beer = models.BooleanField(default=True)


class Grill(models.Model):
    grill_id = models.AutoField(primary_key=True)
    meat = models.CharField(max_length=10, default="beef")


class Pub(Bar, Grill):
    quiz = models.BooleanField(default=False)


class BarProxy(Bar):
    class Meta:
        proxy = True
        ordering = ["name"]

    def __str__(self):
        return "proxy " + self.name


print(A._meta.get_field("name").max_length, B._meta.get_field("name").max_length, [f.name for f in A._meta.fields], [f.name for f in B._meta.fields], A._meta.ordering, B._meta.ordering, B._meta.verbose_name, B._meta.verbose_name_plural, A._meta.abstract)
t = Tag.objects.create(t="t")
a = A.objects.create(name="a", tag=t)
b = B.objects.create(name="b", tag=t)
print(t.app_a_set.all()[0].shout(), t.app_b_set.count(), Tag.objects.filter(a__name="a", b__name="b").count())
p = Pub.objects.create(name="p", quiz=True)
print([f.name for f in Pub._meta.fields], p.pk, p.place_ptr_id, p.bar_ptr_id, p.grill_ptr_id, Pub._meta.pk.name, Pub._meta.parents)
print(Place.objects.get(pk=p.pk).bar.pub.quiz, Grill.objects.get().pub == p, Bar.objects.select_related("pub").get().pub.meat)
print(Place.objects.filter(bar__pub__quiz=True), Pub.objects.filter(name="p", meat="beef").count(), Place._meta.ordering, Bar._meta.ordering)
print(BarProxy.objects.all(), BarProxy._meta.concrete_model is Bar, BarProxy.objects.get() == Bar.objects.get(), isinstance(BarProxy.objects.get(), Bar))
Bar.objects.create(name="x", beer=False)
print([str(x) for x in BarProxy.objects.all()], Place.objects.order_by("name").values_list("name", "bar__beer", "bar__pub__quiz"))
Pub.objects.update(meat="pork", name="q", beer=False)
p.refresh_from_db()
print(p.meat, p.name, p.beer)
x = Place.objects.create(name="plain")
try:
    x.bar
except Place.bar.RelatedObjectDoesNotExist as e:
    print(e)
bar = Bar(place_ptr=x, beer=True)
bar.save_base(raw=True)
print(Bar.objects.get(pk=x.pk).name, Place.objects.count(), Bar.objects.count())
print(p.delete())
print(Bar.objects.first().delete(keep_parents=True), Place.objects.count())
for body in ["class C(A):\n    name = models.IntegerField()", "class D(Place):\n    name = models.CharField(max_length=3)", "class E(BarProxy, A):\n    class Meta:\n        proxy = True", "class F(models.Model):\n    class Meta:\n        proxy = True", "class G(Stamped):\n    class Meta:\n        proxy = True", "class H(models.Model):\n    class Meta:\n        wrong = 1", "class I(BarProxy):\n    extra = models.IntegerField(default=0)"]:
    try:
        exec(body)
        print("made")
    except Exception as e:
        print(type(e).__name__, e)
for f in [lambda: Stamped(), lambda: Stamped.objects, lambda: A(made=2, name="z").shout()]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

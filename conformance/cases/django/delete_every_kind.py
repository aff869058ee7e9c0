"""Deleting: every on_delete, chains, counts, fast deletes, signals' order, SET with callables, restrict in circles."""
from django.db import IntegrityError, models, transaction
from django.db.models.signals import post_delete, pre_delete


def first():
    return Base.objects.order_by("pk").first()


class Base(models.Model):
    name = models.CharField(max_length=5)

    def __str__(self):
        return self.name


class Casc(models.Model):
    base = models.ForeignKey(Base, models.CASCADE)


class Leaf(models.Model):
    casc = models.ForeignKey(Casc, models.CASCADE)
    keep = models.ForeignKey(Base, models.SET_NULL, null=True)


class Prot(models.Model):
    base = models.ForeignKey(Base, models.PROTECT)


class Rest(models.Model):
    base = models.ForeignKey(Base, models.RESTRICT)
    casc = models.ForeignKey(Casc, models.CASCADE, null=True)


class Defa(models.Model):
    base = models.ForeignKey(Base, models.SET_DEFAULT, default=1)


class Call(models.Model):
    base = models.ForeignKey(Base, models.SET(first))


class Noth(models.Model):
    base = models.ForeignKey(Base, models.DO_NOTHING, db_constraint=False)


class Selfy(models.Model):
    parent = models.ForeignKey("self", models.CASCADE, null=True)


def t(f):
    try:
        with transaction.atomic():
            print(f())
    except Exception as e:
        print(type(e).__name__, e.args[0], sorted(str(o) for o in e.args[1]) if len(e.args) > 1 else "")


b = [Base.objects.create(name="b%d" % i) for i in range(8)]
c = Casc.objects.create(base=b[1])
Leaf.objects.create(casc=c, keep=b[2])
t(lambda: b[2].delete())
t(lambda: Leaf.objects.values_list("keep", flat=True)[0])
t(lambda: b[1].delete())
Prot.objects.create(base=b[3])
t(lambda: b[3].delete())
t(lambda: Base.objects.filter(name__in=["b3", "b4"]).delete())
c2 = Casc.objects.create(base=b[4])
Rest.objects.create(base=b[4], casc=c2)
t(lambda: b[4].delete())
Rest.objects.create(base=b[5])
t(lambda: b[5].delete())
Defa.objects.create(base=b[6])
Call.objects.create(base=b[6])
Noth.objects.create(base=b[6])
t(lambda: b[6].delete())
t(lambda: (Defa.objects.get().base_id, Call.objects.get().base_id, Noth.objects.get().base_id))
root = Selfy.objects.create()
kid = Selfy.objects.create(parent=root)
Selfy.objects.create(parent=kid)
t(lambda: root.delete())
order = []
pre_delete.connect(lambda sender, instance, **kw: order.append("pre %s" % sender.__name__), weak=False)
post_delete.connect(lambda sender, instance, **kw: order.append("post %s" % sender.__name__), weak=False)
x = Base.objects.create(name="x")
Leaf.objects.create(casc=Casc.objects.create(base=x))
t(lambda: x.delete())
print(order)
t(lambda: Base.objects.filter(name="nope").delete())
t(lambda: Base.objects.all()[:1].delete())
t(lambda: Base.objects.values("name").delete())
t(lambda: Base.objects.distinct().delete())
t(lambda: Base(name="unsaved").delete())
t(lambda: Prot.objects.all().delete())
t(lambda: Base.objects.filter(name="b3").delete())
t(lambda: Base.objects.count())

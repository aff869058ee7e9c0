"""save(): force_insert, force_update, update_fields, using; primary keys given; what changes in _state."""
from django.db import DatabaseError, IntegrityError, models, transaction


class Base(models.Model):
    name = models.CharField(max_length=10)


class Sub(Base):
    extra = models.IntegerField(default=0)


class Item(models.Model):
    code = models.CharField(max_length=5, primary_key=True)
    n = models.IntegerField(default=1)
    m = models.IntegerField(null=True)


def t(f):
    try:
        with transaction.atomic():
            print(f())
    except Exception as e:
        print(type(e).__name__, e)


i = Item(code="a")
print(i._state.adding, i._state.db, i.pk)
t(lambda: i.save(force_update=True))
t(lambda: i.save(update_fields=["n"]))
t(lambda: i.save())
print(i._state.adding, i._state.db)
t(lambda: i.save(force_insert=True))
t(lambda: i.save(force_insert=True, force_update=True))
t(lambda: i.save(force_insert=True, update_fields=["n"]))
t(lambda: i.save(update_fields=["nope"]))
t(lambda: i.save(update_fields=["code"]))
t(lambda: i.save(update_fields=[]))
t(lambda: i.save(update_fields={"n", "m"}))
t(lambda: i.save(using="other"))
t(lambda: i.save(True))
t(lambda: Item(code="b", n="x").save())
t(lambda: Item(code=None).save())
t(lambda: Item(n=3).save())
t(lambda: Item.objects.create(code="a"))
t(lambda: Item(code="a", n=7).save())
t(lambda: Item.objects.get(code="a").n)
d = Item.objects.only("n").get(code="a")
d.n = 9
t(lambda: d.save())
d = Item.objects.defer("n").get(code="a")
d.m = 4
t(lambda: d.save())
t(lambda: Item.objects.values_list())
s = Sub(name="x", extra=2)
t(lambda: s.save(force_insert=(Base,)))
t(lambda: Sub(pk=s.pk, name="y").save(force_insert=(Item,)))
t(lambda: Sub(base_ptr=Base.objects.create(name="p"), name="q", extra=5).save())
b = Base.objects.create(name="only")
child = Sub(base_ptr=b, extra=3)
child.__dict__.update({k: v for k, v in b.__dict__.items() if k != "_state"})
t(lambda: child.save_base(raw=True))
t(lambda: list(Sub.objects.values_list("name", "extra")))
i.code = "z"
t(lambda: i.save())
t(lambda: list(Item.objects.values_list("code", "n", "m")))
t(lambda: i.delete())
print(i.pk, i._state.adding)
t(lambda: i.delete())
t(lambda: Item().delete())
t(lambda: Base().delete())

"""Model instances: equality, hash, copies, repr, from_db, state, deepcopy, attributes beyond fields."""
import copy
from django.db import models


class Kind(models.Model):
    name = models.CharField(max_length=9)


class Item(models.Model):
    name = models.CharField(max_length=9, default="x")
    kind = models.ForeignKey(Kind, models.CASCADE, null=True, related_name="items")
    extra = {"a": 1}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.loud = self.name.upper()

    @classmethod
    def from_db(cls, db, field_names, values):
        obj = super().from_db(db, field_names, values)
        obj.loaded = dict(zip(field_names, values))
        return obj

    @property
    def full(self):
        return "%s/%s" % (self.name, self.kind_id)

    @full.setter
    def full(self, value):
        self.name, self.kind_id = value.split("/")


class Plain(Item):
    class Meta:
        proxy = True


class Sub(Item):
    more = models.IntegerField(default=0)


a, b = Item(), Item()
print(a == b, a == a, a != b, a == 5, Item(pk=1) == Item(pk=1), Item(pk=1) == Plain(pk=1), Item(pk=1) == Sub(pk=1), Item(pk=1) == Kind(pk=1))
for f in [lambda: hash(a), lambda: {Item(pk=1), Item(pk=1), Plain(pk=1)}, lambda: hash(Item(pk=3)) == hash(3), lambda: a < b]:
    try:
        print(f())
    except TypeError as e:
        print(e)
print(repr(a), str(Item(pk=2)), repr(Sub()), Item(name="q").loud, Item(full="z/3").name)
k = Kind.objects.create(name="k")
a.kind = k
a.save()
c = copy.copy(a)
c.pk = None
c._state.adding = True
c.save()
print(c.pk, a.pk, c._state is a._state, c.kind is a.kind)
d = copy.deepcopy(a)
print(d == a, d.kind == a.kind, d.kind is a.kind, d._state is a._state)
x = Item.objects.get(pk=a.pk)
print(x.loaded, x.loud, x._state.db, x._state.adding, x._state.fields_cache, Item.objects.only("name").get(pk=a.pk).loaded)
print(x.serializable_value("kind"), x.serializable_value("name"), x.pk, x.id, x._meta.pk.name, x.get_deferred_fields())
x.pk = 99
print(x.id, x.pk)
print(sorted(n for n in vars(x) if not n.startswith("_")), Item.name.field.name if hasattr(Item.name, "field") else type(Item.name).__name__)
print(Item.DoesNotExist.__mro__[1].__name__, Item.MultipleObjectsReturned.__qualname__, Sub.DoesNotExist.__bases__, Item.NotUpdated if hasattr(Item, "NotUpdated") else "-")
s = Sub.objects.create(name="s", more=4)
print(s.item_ptr == s, s.item_ptr_id == s.pk, Item.objects.get(pk=s.pk) == s, s.full, s.extra is Item.extra)
for f in [lambda: Item(1, "n", 2, 3), lambda: Item("x", bad=1), lambda: Item(kind="x"), lambda: setattr(Item(), "kind", 3), lambda: Item(kind_id="x").save(), lambda: Item(name=None).save(), lambda: Item.full, lambda: Item(full="a"), lambda: Item.objects.create(pk="x"), lambda: Item(pk="7").pk]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(Item.check(), Item._meta.label, Item.__module__, Item.__name__, Item.__doc__)
print(Item.kind, Kind.items, Item.objects.first().kind.items.count(), isinstance(Item.kind, object), Item.kind.field is Item._meta.get_field("kind"))

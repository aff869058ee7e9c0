from django.db.migrations.serializer import BaseSerializer, BaseSimpleSerializer, BaseSequenceSerializer, DeconstructableSerializer
from django.db.migrations.writer import MigrationWriter
from django.db import models
class Money:
    def __init__(self, n): self.n = n
    def __repr__(self): return "Money(%d)" % self.n
class Bag(list): pass
class Row:
    def __init__(self, *a): self.a = a
    def __iter__(self): return iter(self.a)
class MS(BaseSimpleSerializer):
    def serialize(self): t, i = super().serialize(); return t, i | {"from app.models import Money"}
class BS(BaseSequenceSerializer):
    def _format(self): return "Row(%s)"
class DS(DeconstructableSerializer):
    def serialize(self): return self.serialize_deconstructed("a.b.C", [1], {"z": models.F("q"), "b": "x"})
MigrationWriter.register_serializer(Money, MS); MigrationWriter.register_serializer(Row, BS); MigrationWriter.register_serializer(complex, DS)
for v in (Money(3), [Money(3), 1], Row(1, Money(2)), 3j, {"a": (3j,)}, Bag([1])):
    try:
        t, i = MigrationWriter.serialize(v); print(t, sorted(i))
    except Exception as e: print(type(e).__name__, e)
for c in (BaseSerializer(1), BaseSequenceSerializer([1])):
    try: print(c.serialize())
    except NotImplementedError as e: print(e)
print(DeconstructableSerializer(models.Q(a=1)).serialize()[0], BaseSimpleSerializer("x").serialize())

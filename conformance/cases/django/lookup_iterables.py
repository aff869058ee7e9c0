"""What __in and range take: anything that Python can loop over, and what other lookups make of it."""
from django.db import models
class K(models.Model):
    i = models.IntegerField(null=True); s = models.CharField(max_length=9, null=True); f = models.FloatField(null=True)
class N:
    def __int__(self): return 7
    def __index__(self): return 8
    def __float__(self): return 7.5
    def __str__(self): return "seven"
class It:
    def __iter__(self): return iter([1, 2])
class Get:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
g = (x for x in [1, 2])
for v in [(x for x in [3, 4]), range(3), {1: 2}.keys(), {1: 2}.values(), {5}, frozenset([6]), map(str, [1, 2]), It(), Get(), iter([1]), [N()], "12", b"ab", {3: 4}, [None, 1], zip([1], [2]), [[1]], [(1, 2)], N(), [1.5, "2", True], [1, 1, "1", 1.0]]:
    for n in ["i__in", "s__in", "f__in", "pk__in", "i", "s", "f__gt", "s__contains", "i__range"]:
        try: print(n, str(K.objects.filter(**{n: v}).query).split("WHERE")[-1])
        except Exception as e: print(n, type(e).__name__, str(e)[:120].split(" at 0x")[0])
K.objects.create(i=N(), s=N(), f=N()); o = K(i="5", s=5, f="2"); o.save(); print(o.i, o.s, list(K.objects.values_list("i", "s", "f")))
print(K.objects.filter(i__in=g).count(), K.objects.filter(i__in=g).count())

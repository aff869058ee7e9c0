"""Odds and ends of QuerySets: caching, indexes, pickles of results, ordering by many kinds, in_bulk, explain, extra."""
from django.db import models
from django.db.models import Case, Count, F, Value, When
from django.db.models.functions import Length, Lower, Random


class W(models.Model):
    t = models.CharField(max_length=9)
    n = models.IntegerField(null=True)
    u = models.SlugField(unique=True)

    def __str__(self):
        return self.t


for t, n in [("b", 2), ("A", None), ("c", 1), ("dd", 2)]:
    W.objects.create(t=t, n=n, u=t.lower())


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


qs = W.objects.order_by("pk")
t(lambda: (len(qs), qs[0], list(qs[1:3]), bool(qs), qs._result_cache is not None))
t(lambda: (W.objects.all()[2], W.objects.all()[1:3][0], W.objects.all()[:0], list(W.objects.all()[::2])))
t(lambda: W.objects.all()[-1])
t(lambda: W.objects.all()[5])
t(lambda: W.objects.all()["x"])
t(lambda: W.objects.all()[1.5])
t(lambda: W.objects.all()[2:1])
t(lambda: W.objects.all()[1:3].filter(n=1))
t(lambda: W.objects.all()[1:3].order_by("n"))
t(lambda: W.objects.all()[1:3].count())
t(lambda: W.objects.all()[:2].delete())
t(lambda: W.objects.all()[:2].update(n=1))
t(lambda: W.objects.all()[:2][:1])
t(lambda: W.objects.all()[1:][1:][0])
t(lambda: W.objects.order_by("n", "-t"))
t(lambda: W.objects.order_by(F("n").desc(nulls_last=True), "t"))
t(lambda: W.objects.order_by(F("n").asc(nulls_first=True), Lower("t").desc()))
t(lambda: W.objects.order_by(Length("t").desc(), "t"))
t(lambda: W.objects.order_by(Case(When(n=2, then=0), default=1), "t"))
t(lambda: W.objects.order_by(Lower("t")).reverse())
t(lambda: W.objects.order_by("n").order_by("t").query.order_by)
t(lambda: W.objects.order_by().ordered)
t(lambda: len(W.objects.order_by("?")))
t(lambda: len(W.objects.order_by(Random())))
t(lambda: W.objects.order_by("t", "t", "-t"))
t(lambda: W.objects.order_by("W.n"))
t(lambda: W.objects.order_by(1))
t(lambda: W.objects.in_bulk())
t(lambda: W.objects.in_bulk([1, 3, 99]))
t(lambda: W.objects.in_bulk(["a", "c"], field_name="u"))
t(lambda: W.objects.in_bulk([]))
t(lambda: W.objects.in_bulk(5))
t(lambda: W.objects.extra(select={"x": "n + %s"}, select_params=[3]).order_by("-x").values_list("t", "x"))
t(lambda: W.objects.extra(where=["n = %s OR t = 'A'"], params=[1], order_by=["-t"]))
t(lambda: W.objects.extra(tables=["app_w"], where=["app_w.n = 2"]).count())
t(lambda: W.objects.explain().split()[0])
t(lambda: W.objects.explain(format="json"))
t(lambda: W.objects.explain(verbose=True))
t(lambda: (W.objects.contains(W.objects.get(t="b")), W.objects.filter(n=1).contains(W.objects.get(t="b"))))
t(lambda: W.objects.contains(W(t="new")))
t(lambda: W.objects.contains("x"))
t(lambda: (W.objects.filter(n=1) | W.objects.filter(t="b")).order_by("t"))
t(lambda: (W.objects.filter(n=2) & W.objects.filter(t="b")))
t(lambda: (W.objects.filter(n=2) ^ W.objects.filter(t="b")))
t(lambda: W.objects.filter(n=2)[:1] | W.objects.filter(n=1))
t(lambda: W.objects.none() | W.objects.filter(n=1))
t(lambda: W.objects.all() & 5)
t(lambda: (W.objects.none().count(), W.objects.none().exists(), list(W.objects.none()), W.objects.none().first(), W.objects.none().aggregate(Count("pk")), W.objects.none().update(n=1), W.objects.none().delete()))
t(lambda: (W.objects.all() == W.objects.all(), W.objects.get(t="b") in W.objects.all(), W.objects.all().model.__name__, W.objects.all().db))
t(lambda: repr(W.objects.all()[:2]))
t(lambda: [x.t for x in W.objects.iterator()])
t(lambda: W.objects.iterator(chunk_size=0))
t(lambda: W.objects.distinct().order_by("n").values_list("n", flat=True))
t(lambda: W.objects.filter(n__gt=1).exclude(t="b").get())
t(lambda: W.objects.get())
t(lambda: W.objects.get(n=2))
t(lambda: W.objects.get(n=77))
t(lambda: W.objects.filter(n=2).order_by("t").get_or_create(t="b", defaults={"u": "x"})[1])
t(lambda: W.objects.using("nope").count())

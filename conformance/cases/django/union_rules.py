"""union, intersection and difference: columns, ordering, slices, counts, nesting, what is refused."""
from django.db import models
from django.db.models import Count, F, Value


class N(models.Model):
    num = models.IntegerField()
    other = models.IntegerField(null=True)

    def __repr__(self):
        return "N%d" % self.num


class Word(models.Model):
    text = models.CharField(max_length=9)
    order = models.IntegerField()

    class Meta:
        ordering = ["order"]


N.objects.bulk_create(N(num=i, other=10 - i) for i in range(10))
Word.objects.bulk_create(Word(text="w%d" % i, order=i) for i in range(3))
lo, hi, mid = N.objects.filter(num__lt=3), N.objects.filter(num__gt=7), N.objects.filter(num__range=(2, 8))


def t(f):
    try:
        r = f()
        print(list(r) if hasattr(r, "__iter__") else r)
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: lo.union(hi).order_by("num"))
t(lambda: lo.union(hi, mid).order_by("-num")[:3])
t(lambda: lo.union(lo, all=True).order_by("num"))
t(lambda: mid.intersection(hi))
t(lambda: mid.difference(hi).order_by("num"))
t(lambda: mid.difference(hi, lo).order_by("-other").values_list("other", flat=True))
t(lambda: lo.union(hi).count())
t(lambda: lo.union(lo, all=True).count())
t(lambda: lo.union(hi).exists())
t(lambda: lo.union(hi).order_by("num").first().num)
t(lambda: lo.union(hi).order_by("num").last().num)
t(lambda: lo.values("num").union(hi.values("other")).order_by("num"))
t(lambda: lo.values_list("num", "other").union(Word.objects.order_by().values_list("order", "id")).order_by("num", "other"))
t(lambda: lo.annotate(k=Value("lo")).values_list("num", "k").union(hi.annotate(k=Value("hi")).values_list("num", "k")).order_by("-k", "num"))
t(lambda: N.objects.none().union(hi).order_by("num"))
t(lambda: lo.union(N.objects.none()).order_by("num"))
t(lambda: N.objects.none().union(N.objects.none()))
t(lambda: lo.intersection(N.objects.none()))
t(lambda: lo.difference(N.objects.none()).order_by("num"))
t(lambda: lo.union(hi).union(mid).order_by("num").values_list("num", flat=True))
t(lambda: lo.union(hi.union(mid)).order_by("num")[2:5])
t(lambda: lo.union(hi).filter(num=1))
t(lambda: lo.union(hi).exclude(num=1))
t(lambda: lo.union(hi).annotate(x=F("num")))
t(lambda: lo.union(hi).distinct())
t(lambda: lo.union(hi).update(num=1))
t(lambda: lo.union(hi).delete())
t(lambda: lo.union(hi).get(num=1))
t(lambda: lo.union(hi).select_related("x"))
t(lambda: lo.union(hi).only("num"))
t(lambda: lo.union(hi).contains(N.objects.first()))
t(lambda: lo.union(hi).in_bulk())
t(lambda: lo.union(hi).latest("num").num)
t(lambda: lo.union(hi).order_by("nope"))
t(lambda: lo.union(hi).order_by(F("num").desc(), "other"))
t(lambda: lo[:2].union(hi))
t(lambda: lo.order_by("num").union(hi))
t(lambda: Word.objects.all().union(Word.objects.all()))
t(lambda: Word.objects.order_by().union(Word.objects.order_by()).order_by("text").values_list("text", flat=True))
t(lambda: lo.union(5))
t(lambda: lo.union(hi) | mid)
t(lambda: N.objects.filter(num__in=lo.union(hi).values("num")).order_by("num"))
t(lambda: N.objects.filter(pk__in=mid.intersection(lo).values_list("pk", flat=True)))
t(lambda: lo.union(hi).order_by("num").values("other", "num")[1:3])
t(lambda: lo.union(hi).iterator())
t(lambda: lo.union(hi).dates("num", "year"))
t(lambda: lo.union(hi).order_by("num").reverse())

"""latest() and earliest(): Meta, arguments, errors, slices, None values."""
import datetime
from django.db import models


class Article(models.Model):
    headline = models.CharField(max_length=50)
    pub = models.DateField(null=True)
    stars = models.IntegerField(default=0)

    class Meta:
        get_latest_by = ["pub", "-stars"]

    def __str__(self):
        return self.headline


class Plain(models.Model):
    n = models.IntegerField()


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: Article.objects.latest())
for h, d, s in [("a", "2005-07-26", 1), ("b", "2005-07-27", 2), ("c", "2005-07-27", 9), ("d", None, 4)]:
    Article.objects.create(headline=h, pub=d, stars=s)
t(lambda: Article.objects.latest())
t(lambda: Article.objects.earliest())
t(lambda: Article.objects.latest("stars"))
t(lambda: Article.objects.earliest("-stars", "pub"))
t(lambda: Article.objects.filter(pub__isnull=False).latest("pub", "headline"))
t(lambda: Article.objects.latest("nope"))
t(lambda: Article.objects.all()[:2].latest())
t(lambda: Article.objects.latest("-pub__year", "headline"))
t(lambda: Article.objects.latest(models.F("stars").desc(nulls_last=True)))
t(lambda: Plain.objects.latest())
t(lambda: Plain.objects.earliest())
t(lambda: Plain.objects.earliest("n"))
t(lambda: Article.objects.order_by("headline").latest("pub"))
t(lambda: Article.objects.order_by("headline").reverse().first())
t(lambda: Article.objects.order_by("headline").last())
t(lambda: Article.objects.last())
t(lambda: Article.objects.none().last())
t(lambda: Article.objects.values("stars").last())
t(lambda: Article.objects.values_list("stars", flat=True).order_by("stars").first())
t(lambda: Article.objects.values("pub").annotate(n=models.Count("id")).first())
t(lambda: Article.objects.values("pub").annotate(n=models.Count("id")).order_by("n").last())
t(lambda: Article.objects.all()[1:3].last())
t(lambda: Article.objects.all()[1:3].first())
Article._meta.get_latest_by = "stars"
t(lambda: Article.objects.latest())
Article._meta.get_latest_by = None
t(lambda: Article.objects.latest())

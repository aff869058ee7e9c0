import datetime

from django.db import models
from django.db.models import *
from django.db.models.functions import *


class Author(models.Model):
    name = models.CharField(max_length=20)
    born = models.DateField(null=True)


class Book(models.Model):
    title = models.CharField(max_length=30)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    pages = models.IntegerField(default=100)
    price = models.DecimalField(max_digits=6, decimal_places=2, default="9.90")
    out = models.DateTimeField(null=True)
    data = models.JSONField(null=True)
    sold = models.BooleanField(default=False)
    took = models.DurationField(null=True)


ann = Author.objects.create(name="Ann", born=datetime.date(1970, 1, 2))
Book.objects.create(title="Alpha", author=ann, data={"a": {"b": 1}}, out=datetime.datetime(2024, 5, 6, 7, 8, tzinfo=datetime.timezone.utc))

B = Book.objects
for qs in [
    # conditions
    B.filter(title="Alpha"), B.filter(title__iexact="alpha"), B.filter(title__contains="l"), B.filter(title__icontains="L"),
    B.filter(title__startswith="A"), B.filter(title__istartswith="a"), B.filter(title__endswith="a"), B.filter(title__iendswith="A"),
    B.filter(title__regex="^A"), B.filter(title__iregex="^a"), B.filter(pages__in=[1, 100]), B.filter(pages__range=(1, 200)),
    B.filter(out__isnull=False), B.filter(out__year=2024), B.filter(out__month=5), B.filter(out__date="2024-05-06"), B.filter(out__hour__gte=3),
    B.filter(out__week_day=2), B.filter(out__iso_week_day=1), B.filter(out__second=0), B.filter(author__born__quarter=1), B.filter(author__born__week=1),
    B.filter(sold=True), B.filter(~Q(sold=True) | Q(pages__gt=1)), B.filter(Q(pages=100) ^ Q(sold=True)), B.exclude(author__name="Ben"),
    Author.objects.exclude(books__pages=3), B.filter(title__contains=F("author__name")), B.filter(title__istartswith=F("title")),
    B.filter(author__in=Author.objects.filter(name="Ann")), B.filter(Exists(Author.objects.filter(pk=OuterRef("author")))),
    # JSON
    B.filter(data__a__b=1), B.filter(data__a={"b": 1}), B.filter(data__has_key="a"), B.filter(data__a__isnull=False), B.values("data__a__b"),
    # slices, order, distinct, sets
    B.order_by("-pages", "title")[1:5], B.order_by(F("out").desc(nulls_last=True)), B.order_by(F("out").asc(nulls_first=True)), B.order_by("?"),
    B.values("author").distinct(), B.values_list("title").union(Author.objects.values_list("name")).order_by("title"),
    # groups
    Author.objects.annotate(n=Count("books")), Author.objects.annotate(n=Count("books")).filter(n__gt=0), B.values("sold").annotate(s=Sum("pages")),
    Author.objects.annotate(n=Count("books", filter=Q(books__pages__gt=5)), m=Avg("books__price")), B.values("sold").annotate(s=Sum("pages")).order_by("-s"),
    # expressions
    B.annotate(x=F("pages") + 1, y=F("price") * 2), B.annotate(x=F("pages") % 7, y=F("pages").bitand(3), z=F("pages") ** 2),
    B.annotate(c=Case(When(pages__gt=3, then=Value("long")), default=Value("short"))), B.annotate(c=Concat("title", Value(" "), "author__name")),
    B.annotate(u=Upper("title"), l=Length("title"), s=Substr("title", 1, 2), i=StrIndex("title", Value("l")), f=Left("title", 2)),
    B.annotate(g=Greatest("pages", 5), k=Coalesce("pages", 0), n=NullIf("title", Value(""))),
    B.annotate(m=TruncMonth("out"), d=TruncDate("out"), e=ExtractYear("out")), B.annotate(t=Cast("pages", CharField(max_length=5)), v=Cast("title", TextField())),
    B.annotate(r=Window(Rank(), partition_by="author", order_by="-pages")), B.annotate(w=Window(Sum("pages"), order_by="id", frame=RowRange(start=-1, end=0))),
    B.annotate(p=Subquery(Author.objects.filter(pk=OuterRef("author")).values("name")[:1])), B.annotate(r=Round("price", 1), c=Ceil("price"), a=Abs("pages")),
    B.annotate(end=ExpressionWrapper(F("out") + datetime.timedelta(days=1), output_field=DateTimeField())),
    # related objects
    B.select_related("author"), Author.objects.filter(books__pages__gt=1, books__sold=False).distinct(), B.only("title"), B.extra(where=["pages > %s"], params=[3]),
    B.annotate(o=Chr("pages"), q=Ord("title"), v=Reverse("title"), rep=Repeat("title", 2)), B.annotate(s=StdDev("pages"), v=Variance("pages")).values("s"),
]:
    list(qs)
print(B.count(), B.exists(), B.aggregate(Sum("price"), n=Count("author", distinct=True)))
print(B.filter(pages__gt=1).order_by("pages")[:3].count())

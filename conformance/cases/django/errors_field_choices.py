"""FieldError and its list of choices, over relations, annotations and methods."""
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum, Value


class Author(models.Model):
    name = models.CharField(max_length=9)
    born = models.DateField(null=True)


class Book(models.Model):
    title = models.CharField(max_length=9)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books", related_query_name="book")
    genres = models.ManyToManyField("Genre", related_name="+")
    n = models.IntegerField(default=0)


class Genre(models.Model):
    g = models.CharField(max_length=9)


def t(f):
    try:
        r = f()
        print(r if not hasattr(r, "query") else list(r))
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: Book.objects.filter(titel="x"))
t(lambda: Book.objects.filter(author__nmae="x"))
t(lambda: Author.objects.filter(books__title="x"))
t(lambda: Author.objects.filter(book__title="x"))
t(lambda: Genre.objects.filter(book__title="x"))
t(lambda: Book.objects.filter(title__nope="x"))
t(lambda: Book.objects.filter(title__lengt=1))
t(lambda: Book.objects.filter(title__startwith="x"))
t(lambda: Book.objects.filter(title__year=1))
t(lambda: Book.objects.filter(n__year=1))
t(lambda: Author.objects.filter(born__yaer=1))
t(lambda: Author.objects.filter(born__year__gt=1, born__month__lte__x=2))
t(lambda: Book.objects.filter(author__contains="x"))
t(lambda: Book.objects.filter(genres__isnull="x"))
t(lambda: Book.objects.filter(title__exact__iexact="x"))
t(lambda: Book.objects.exclude(nope=1))
t(lambda: Book.objects.get(nope=1))
t(lambda: Book.objects.order_by("nope"))
t(lambda: Book.objects.order_by("author__nope"))
t(lambda: Book.objects.order_by("-title__x"))
t(lambda: Book.objects.order_by("title__gt"))
t(lambda: Book.objects.values("nope"))
t(lambda: Book.objects.values("author__nope"))
t(lambda: Book.objects.values_list("genres__nope"))
t(lambda: Book.objects.annotate(k=F("nope")))
t(lambda: Book.objects.annotate(k=F("author__nope") + 1))
t(lambda: Book.objects.annotate(k=Sum("nope")))
t(lambda: Book.objects.annotate(k=Value(1)).filter(j=1))
t(lambda: Book.objects.annotate(k=Value(1)).values("j"))
t(lambda: Book.objects.aggregate(Sum("nope")))
t(lambda: Book.objects.aggregate(x=Sum("title__nope")))
t(lambda: Book.objects.select_related("nope"))
t(lambda: Book.objects.select_related("title"))
t(lambda: Book.objects.select_related("author__nope"))
t(lambda: Book.objects.select_related("genres"))
t(lambda: Author.objects.select_related("books"))
t(lambda: Book.objects.prefetch_related("nope"))
t(lambda: Book.objects.prefetch_related("genres").count())
t(lambda: Book.objects.only("nope"))
t(lambda: Book.objects.update(nope=1))
t(lambda: Book.objects.update(author__name="x"))
t(lambda: Book.objects.update(genres=1))
t(lambda: Book.objects.update(n=F("author__id")))
t(lambda: Book.objects.update(n=Count("genres")))
t(lambda: Book.objects.create(nope=1))
t(lambda: Book(title="x", nope=1, other=2))
t(lambda: Book.objects.in_bulk([1], field_name="title"))
t(lambda: Book.objects.dates("title", "year"))
t(lambda: Author.objects.dates("born", "hour"))
t(lambda: Author.objects.datetimes("born", "hour"))
t(lambda: Book.objects.distinct("title"))
t(lambda: Book.objects.filter(author=Subquery(Author.objects.filter(name=OuterRef("nope")).values("pk"))))
t(lambda: Book.objects.filter(n=OuterRef("n")))
t(lambda: list(Book.objects.filter(n=OuterRef("n"))))
t(lambda: Book.objects.filter(Q(title="x") | Q(nope=1)))
t(lambda: Book.objects.latest("nope"))
t(lambda: Book.objects.bulk_update([Book(pk=1)], ["nope"]))
t(lambda: Book.objects.filter(pk__nope=1))
t(lambda: Book.objects.filter(**{"": 1}))
t(lambda: Book.objects.filter(**{"title__": 1}))
t(lambda: Book.objects.filter(**{"__title": 1}))
t(lambda: Book.objects.filter(**{"author____name": 1}))
t(lambda: Book.objects.alias(k=F("n")).values("k"))
t(lambda: Book.objects.alias(k=F("n")).filter(k=0).count())
t(lambda: Book.objects.alias(k=F("n")).aggregate(Sum("k")))
t(lambda: Book.objects.defer("author__nope"))
t(lambda: Book._meta.get_field("nope"))

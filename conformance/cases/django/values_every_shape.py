"""values, values_list, named tuples, expressions inside, order of columns, relations."""
from django.db import models
from django.db.models import Count, F, Sum, Value
from django.db.models.functions import Lower, Upper


class Author(models.Model):
    name = models.CharField(max_length=9)


class Book(models.Model):
    title = models.CharField(max_length=9)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    tags = models.ManyToManyField("Tag")
    n = models.IntegerField(default=1)

    class Meta:
        ordering = ["title"]


class Tag(models.Model):
    t = models.CharField(max_length=3)


a = Author.objects.create(name="Ann")
x, y = Tag.objects.create(t="x"), Tag.objects.create(t="y")
b = Book.objects.create(title="B", author=a, n=2)
c = Book.objects.create(title="C", author=a)
b.tags.set([x, y])


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: Book.objects.values())
t(lambda: Book.objects.values_list())
t(lambda: Book.objects.values("pk", "author", "author_id", "author__name"))
t(lambda: Book.objects.values("tags"))
t(lambda: Book.objects.values_list("tags__t", flat=True))
t(lambda: Author.objects.values("books", "books__title"))
t(lambda: Book.objects.values("title", up=Upper("title"), k=F("n") + 1))
t(lambda: Book.objects.values_list("title", Lower("title"), F("n") * 2))
t(lambda: Book.objects.values_list("n", "title", named=True))
t(lambda: [(r.n, r._fields, r.lower1 if hasattr(r, "lower1") else None) for r in Book.objects.values_list("n", Lower("title"), named=True)])
t(lambda: Book.objects.annotate(k=Value(5)).values())
t(lambda: Book.objects.annotate(k=Value(5)).values_list())
t(lambda: Book.objects.annotate(k=Value(5)).values("k", "title"))
t(lambda: Book.objects.values("title").annotate(k=Value(5)))
t(lambda: Book.objects.values("title").values("n"))
t(lambda: Book.objects.values("title").filter(n=2))
t(lambda: Book.objects.values("author__name").annotate(Count("id"), Sum("n")))
t(lambda: Book.objects.values_list("author__name").annotate(c=Count("id")))
t(lambda: Book.objects.values("title", "title"))
t(lambda: Book.objects.extra(select={"e": "n + 10"}).values("e", "title"))
t(lambda: Book.objects.extra(select={"e": "n + 10"}).values())
t(lambda: Book.objects.extra(select={"e": "n + 10"}).values_list("title", "e"))
t(lambda: Book.objects.values_list("title", "n", flat=True))
t(lambda: Book.objects.values_list("title", flat=True, named=True))
t(lambda: Book.objects.values_list(flat=True))
t(lambda: Book.objects.values("nope"))
t(lambda: Book.objects.values("title__nope"))
t(lambda: Book.objects.values("author__nope"))
t(lambda: Book.objects.values(5))
t(lambda: Book.objects.values(x=5))
t(lambda: Book.objects.values("title").get(n=2))
t(lambda: Book.objects.values_list("title", flat=True)[1])
t(lambda: dict(Book.objects.values_list("title", "n")))
t(lambda: list(Book.objects.values_list("title", flat=True).iterator()))
t(lambda: Book.objects.values_list("author__name", flat=True).distinct().order_by())
t(lambda: Book.objects.values("title") == Book.objects.values("title"))
t(lambda: Book.objects.values("title").in_bulk())
t(lambda: Book.objects.values("title").delete())
t(lambda: Book.objects.values("title").update(n=3))
t(lambda: Book.objects.values("title").first())
t(lambda: Book.objects.values("title").select_related("author"))
t(lambda: Book.objects.values("pk").contains(b))
t(lambda: Book.objects.only("title").values())

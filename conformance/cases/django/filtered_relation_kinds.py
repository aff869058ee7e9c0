"""FilteredRelation: conditions, aggregates, select_related, nested paths, errors."""
from django.db import models
from django.db.models import Case, Count, F, FilteredRelation, Q, Sum, When
from django.db.models.functions import Lower


class Author(models.Model):
    name = models.CharField(max_length=10)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Editor(models.Model):
    name = models.CharField(max_length=10)

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=20)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    editor = models.ForeignKey(Editor, models.CASCADE, null=True)
    fans = models.ManyToManyField(Author, related_name="liked")
    pages = models.IntegerField(default=10)

    def __str__(self):
        return self.title


a, j = Author.objects.create(name="Alice"), Author.objects.create(name="Jane")
e = Editor.objects.create(name="Ed")
p = Book.objects.create(title="Poem by Alice", author=a, editor=e)
q = Book.objects.create(title="The book by Jane A", author=j, pages=5)
r = Book.objects.create(title="Best by Jane B", author=j, editor=e, pages=7)
p.fans.add(j)
r.fans.add(a, j)
show = lambda qs: print(list(qs))
show(Author.objects.annotate(b=FilteredRelation("books", condition=Q(books__title__iexact="poem by alice"))).filter(b__isnull=False))
show(Author.objects.annotate(b=FilteredRelation("books", condition=Q(books__pages__gt=6))).values_list("name", "b__title").order_by("name", "b__title"))
show(Author.objects.annotate(b=FilteredRelation("books", condition=Q(books__pages__gt=6))).annotate(n=Count("b")).values("name", "n"))
show(Author.objects.annotate(b=FilteredRelation("books", condition=~Q(books__editor=None))).exclude(b__isnull=True).distinct())
show((x.name, getattr(x, "b", "-"), hasattr(x, "b")) for x in Author.objects.annotate(b=FilteredRelation("books", condition=Q(books__title__contains="Best"))).select_related("b"))
show(Book.objects.annotate(w=FilteredRelation("author", condition=Q(author__name="Jane"))).filter(w__name__startswith="J").order_by("pk"))
show(Author.objects.annotate(x=FilteredRelation("books__editor", condition=Q(books__pages__gte=7))).filter(x__name="Ed").distinct())
show(Author.objects.annotate(l=FilteredRelation("liked", condition=Q(liked__pages=7))).filter(l__isnull=False))
show(Author.objects.annotate(b=FilteredRelation("books", condition=Q(books__title=Lower("books__title")) | Q(books__pages=F("pk") * 5))).values("name", "b__pages").order_by("name", "b__pages"))
show(Author.objects.annotate(b=FilteredRelation("books", condition=Q(books__pages__gt=6)), s=Sum("b__pages")).filter(s__gt=6).values_list("name", "s"))
show(Author.objects.alias(b=FilteredRelation("books", condition=Q(books__pages__gt=6))).filter(b__isnull=False).order_by("b__title"))
for f in [lambda: FilteredRelation(""), lambda: FilteredRelation("books", condition="x"), lambda: Author.objects.annotate(b=FilteredRelation("nope")).filter(b=1), lambda: list(Author.objects.annotate(b=FilteredRelation("books", condition=Q(books__author__name="x"))).filter(b=1)),
          lambda: Author.objects.annotate(b=FilteredRelation("books", condition=Q(editor__name="x"))).filter(b=1), lambda: list(Author.objects.annotate(b=FilteredRelation("books__editor", condition=Q(books__editor__name__startswith="E"))).filter(b__name="Ed")),
          lambda: Author.objects.annotate(books=FilteredRelation("books")), lambda: FilteredRelation("books", condition=Q(a=1)) == FilteredRelation("books", condition=Q(a=1))]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# What may follow a union, and what its parts may be.
from django.db import models
from django.db.models import Count, F, Value
from django.db.models.functions import Lower, Upper


class Author(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    title = models.CharField(max_length=20)
    pages = models.IntegerField(null=True)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")


ann, bob = Author.objects.create(name="Ann"), Author.objects.create(name="Bob")
for i in range(5):
    Book.objects.create(title=f"T{i}", pages=i * 10 if i % 2 else None, author=[ann, bob][i % 2])

PARTS = {
    "all": lambda: Book.objects.all(),
    "values": lambda: Book.objects.values("title"),
    "pairs": lambda: Book.objects.values_list("title", "pages"),
    "flat": lambda: Book.objects.values_list("pk", flat=True),
    "annotated": lambda: Book.objects.annotate(n=Upper("title")).values("n", "pk"),
    "constant": lambda: Book.objects.annotate(k=Value("x")).values_list("k", "title"),
    "grouped": lambda: Book.objects.values("author").annotate(n=Count("pk")),
    "sliced": lambda: Book.objects.order_by("pk")[:2],
    "none": lambda: Book.objects.none(),
    "empty": lambda: Book.objects.filter(pk__in=[]),
}
AFTER = {
    "pk": lambda q: q.order_by("pk"),
    "related": lambda q: q.order_by("author__name"),
    "function": lambda q: q.order_by(Lower("title")),
    "nulls": lambda q: q.order_by(F("title").desc(nulls_last=True)),
    "slice": lambda q: q[0:3],
    "values": lambda q: q.values("pk"),
}


def show(label, make):
    try:
        queryset = make()
        print(label, "|", queryset.query)
        print("   ", [row if not isinstance(row, Book) else row.pk for row in queryset])
    except Exception as error:
        print(label, "!", type(error).__name__, error)


for one in PARTS:
    for name, after in AFTER.items():
        for other in ["all", "empty"]:
            show(f"{one} {other} {name}", lambda: after(PARTS[one]().union(PARTS[other]())))
    for other in PARTS:
        show(f"{one} {other}", lambda: PARTS[one]().union(PARTS[other](), all=True).order_by())

"""add, remove, set, clear and create of relations."""
from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=30)
    age = models.IntegerField(null=True)
    friends = models.ManyToManyField("self", blank=True)

    def __str__(self):
        return self.name


class Publisher(models.Model):
    name = models.CharField(max_length=30)
    awards = models.IntegerField(default=0)

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=40)
    pages = models.IntegerField()
    price = models.DecimalField(max_digits=6, decimal_places=2)
    rating = models.FloatField(null=True)
    published = models.DateField()
    publisher = models.ForeignKey(Publisher, models.CASCADE, null=True, related_name="books")
    authors = models.ManyToManyField(Author, related_name="books")

    def __str__(self):
        return self.title


def fill():
    a = [Author.objects.create(name=n, age=g) for n, g in [("Ann", 34), ("Ben", 35), ("Cid", None), ("Dee", 57)]]
    p = [Publisher.objects.create(name=n, awards=w) for n, w in [("Apress", 3), ("Sams", 1), ("Void", 0)]]
    rows = [("Django", 447, "30.00", 4.5, "2007-12-06", p[0], [0, 1]), ("SAMS Guide", 528, "23.09", 3.0, "2008-03-03", p[1], [2]),
            ("Practical", 300, "29.69", 4.0, "2008-06-23", p[0], [0, 3]), ("Notes", 120, "10.00", None, "2024-02-29", None, [])]
    for title, pages, price, rating, day, pub, who in rows:
        b = Book.objects.create(title=title, pages=pages, price=price, rating=rating, published=day, publisher=pub)
        b.authors.set([a[i] for i in who])


fill()
b, ann, cid = Book.objects.get(pk=2), Author.objects.get(name="Ann"), Author.objects.get(name="Cid")
b.authors.add(ann, cid)
print(b.authors.order_by("id"), b.authors.count())
b.authors.remove(cid)
b.authors.set([cid.pk])
print(b.authors.all(), b.authors.create(name="Eve"), b.authors.filter(name="Eve").exists())
b.authors.clear()
print(b.authors.all(), ann.books.order_by("id"))
p = Publisher.objects.get(name="Void")
p.books.add(b)
print(p.books.all(), p.books.create(title="New", pages=1, price=1, published="2020-01-01").publisher)
p.books.remove(b)
p.books.set(Book.objects.filter(pages__gt=400), clear=True)
print(p.books.order_by("id"), p.books.update(pages=5))
p.books.clear()
for f in [lambda: b.authors.add(p), lambda: p.books.add(ann), lambda: p.books.add(Book(title="x")), lambda: Book(title="y").authors]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

"""union, intersection and difference."""
from django.db import models
from django.db.models import Count, Value


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
a, b = Book.objects.filter(pages__gt=300), Book.objects.filter(rating__gte=4)
print(list(a.union(b).order_by("id")), list(a.intersection(b)), list(a.difference(b)), list(b.difference(a)))
print(list(a.union(b, all=True).order_by("id").values_list("id", flat=True)), a.union(b).count(), a.union(b).exists())
print(list(a.values_list("title").union(Author.objects.values_list("name")).order_by("title")))
print(list(a.union(Book.objects.none())), list(a.union(b).order_by("-pages")[:2]), list(Book.objects.none().union(Book.objects.none())))
u = a.union(b)
for f in [lambda: u.filter(pk=1), lambda: u.exclude(pk=1), lambda: u.annotate(x=Value(1)), lambda: u.distinct(), lambda: u.update(pages=1), lambda: u.delete(), lambda: u & a, lambda: u | a, lambda: u.get(pk=1), lambda: u.contains(Book.objects.first()), lambda: u.select_related("publisher")]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

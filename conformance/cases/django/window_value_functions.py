"""Values of other rows of the window."""
from django.db import models
from django.db.models import Sum, Window
from django.db.models.functions import FirstValue, Lag, LastValue, Lead, Lower, NthValue, Ntile


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
o = {"order_by": "pages"}
qs = Book.objects.annotate(lag=Window(Lag("pages"), **o), lead=Window(Lead("title", offset=2), **o), d=Window(Lag("pages", default=0), **o)).order_by("pages")
print(list(qs.values_list("lag", "lead", "d")))
print(list(Book.objects.annotate(f=Window(FirstValue("title"), **o), l=Window(LastValue("title"), **o), n=Window(NthValue("title", nth=2), **o)).order_by("pages").values_list("f", "l", "n")))
for f in [lambda: Lag(None), lambda: Lead("x", offset=0), lambda: NthValue("x", nth=-1), lambda: Ntile(num_buckets=0), lambda: Window(Lower("x")), lambda: Window(Sum("x"), order_by=3)]:
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)

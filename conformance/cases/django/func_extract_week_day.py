"""The function extract week day in an annotation, a filter and an order."""
from django.db import models
from django.db.models.functions import ExtractWeekDay


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
qs = Book.objects.annotate(x=ExtractWeekDay("published")).order_by("id")
print(list(qs.values_list("x", flat=True)))
print(list(qs.order_by("x", "id").values_list("id", flat=True)), qs.filter(x__isnull=False).count())
print(repr(ExtractWeekDay("published")))

from django.db import models
from django.db.models import Avg, Count, Max, Q, Sum


class Publisher(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        ordering = ["name"]


class Book(models.Model):
    title = models.CharField(max_length=20)
    price = models.FloatField()
    publisher = models.ForeignKey(Publisher, models.CASCADE, related_name="books")
    authors = models.ManyToManyField("Author")


class Author(models.Model):
    name = models.CharField(max_length=20)


p, q = Publisher.objects.create(name="P"), Publisher.objects.create(name="Q")
al, bo = Author.objects.create(name="al"), Author.objects.create(name="bo")
b1 = Book.objects.create(title="one", price=10, publisher=p)
b2 = Book.objects.create(title="two", price=20, publisher=p)
b1.authors.add(al, bo)
b2.authors.add(al)
print(Publisher.objects.annotate(n=Count("books")).values_list("name", "n"))
print([(x.name, x.n, x.top) for x in Publisher.objects.annotate(n=Count("books", distinct=True), top=Max("books__price")).order_by("-n")])
print(Author.objects.annotate(total=Sum("book__price")).order_by("-total").values("name", "total"))
print(Author.objects.annotate(n=Count("book", filter=Q(book__price__gt=15))).values_list("name", "n").order_by("name"))
print(Book.objects.values("publisher__name").annotate(avg=Avg("price")).order_by("publisher__name"))
print(Publisher.objects.annotate(n=Count("books")).filter(n=0), Publisher.objects.annotate(n=Count("books")).exclude(n=0).count())
print(Publisher.objects.filter(books__price__gt=5).annotate(n=Count("books")).get().n)
print(Book.objects.annotate(n=Count("authors")).filter(n__gt=1).exists())
print(Publisher.objects.values("name").annotate(c=Count("books__authors")).order_by("-c", "name"))

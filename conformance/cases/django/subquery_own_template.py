"""A Subquery with a template of its own counts the rows inside."""
from django.db import models
from django.db.models import IntegerField, OuterRef, Subquery


class SQCount(Subquery):
    template = "(SELECT count(*) FROM (%(subquery)s) _count)"
    output_field = IntegerField()


class Author(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    title = models.CharField(max_length=20)


a = Author.objects.create(name="Ann")
b = Author.objects.create(name="Ben")
for t in "xyz":
    Book.objects.create(author=a, title=t)
books = Book.objects.filter(author=OuterRef("pk")).values("pk")
for x in Author.objects.annotate(n=SQCount(books)).order_by("-n"):
    print(x.name, x.n)

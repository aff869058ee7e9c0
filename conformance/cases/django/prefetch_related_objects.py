# prefetch_related_objects on objects at hand.
from django.db import models
from django.db.models import Prefetch, prefetch_related_objects


class Author(models.Model):
    name = models.CharField(max_length=5)


class Book(models.Model):
    title = models.CharField(max_length=5)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")


a, b = Author.objects.create(name="a"), Author.objects.create(name="b")
for t, w in (("x", a), ("y", a), ("z", b)):
    Book.objects.create(title=t, author=w)
people = [a, b]
prefetch_related_objects(people, "books", Prefetch("books", Book.objects.filter(title="y"), to_attr="ys"))
print([[x.title for x in p.books.all()] for p in people], [[x.title for x in p.ys] for p in people])
a.books.create(title="new")
print(a.books.count())

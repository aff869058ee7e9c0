from django.db import models
from django.db.models import Prefetch


class Author(models.Model):
    name = models.CharField(max_length=50)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=50)
    authors = models.ManyToManyField(Author, related_name="books")
    main = models.ForeignKey(Author, models.CASCADE, related_name="main_books", null=True)

    def __str__(self):
        return self.title


a, b, c = (Author.objects.create(name=n) for n in "ABC")
for i, people in enumerate(([a, b], [b], [a, b, c], [])):
    book = Book.objects.create(title=f"T{i}", main=people[0] if people else None)
    book.authors.set(people)
for book in Book.objects.prefetch_related(Prefetch("authors", Author.objects.all()[1:], to_attr="rest")):
    print(book, book.rest)
for book in Book.objects.prefetch_related(Prefetch("authors", Author.objects.reverse()[:1], to_attr="last")):
    print(book, book.last)
for author in Author.objects.prefetch_related(Prefetch("books", Book.objects.order_by("-title")[1:3], to_attr="some")):
    print(author, author.some)
for author in Author.objects.prefetch_related(Prefetch("main_books", Book.objects.order_by("title")[:1])):
    print(author, list(author.main_books.all()))
everyone = Author.objects.all()
for book in Book.objects.prefetch_related(Prefetch("authors", everyone), Prefetch("authors", everyone[1:], to_attr="rest")):
    print(book, list(book.authors.all()), book.rest)
for book in Book.objects.prefetch_related(Prefetch("authors", everyone.filter(name__gt="A")[:1], to_attr="x"), "main"):
    print(book, book.x, book.main)

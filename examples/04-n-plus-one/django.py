from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=120)
    year = models.IntegerField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE)


shelf = [
    ("Isaac Asimov", "I, Robot", 1950),
    ("Isaac Asimov", "Foundation", 1951),
    ("Stanisław Lem", "Solaris", 1961),
    ("Philip K. Dick", "Ubik", 1969),
    ("Ursula K. Le Guin", "The Dispossessed", 1974),
]
authors = {}
for name, title, year in shelf:
    if name not in authors:
        authors[name] = Author.objects.create(name=name)
    Book.objects.create(title=title, year=year, author=authors[name])

print("One query for the books, one more for each author:")
for book in Book.objects.order_by("year"):
    print(" ", book.author.name, "·", book.title)

print("The cure:")
for book in Book.objects.select_related("author").order_by("year"):
    print(" ", book.author.name, "·", book.title)

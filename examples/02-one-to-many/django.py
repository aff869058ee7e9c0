from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=120)
    year = models.IntegerField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")


lem = Author.objects.create(name="Stanisław Lem")
le_guin = Author.objects.create(name="Ursula K. Le Guin")
Book.objects.create(title="Solaris", year=1961, author=lem)
Book.objects.create(title="The Cyberiad", year=1965, author=lem)
Book.objects.create(title="The Dispossessed", year=1974, author=le_guin)

# from one author to many books
for book in lem.books.order_by("year"):
    print(lem.name, "wrote", book.title)

# from a book to its author
book = Book.objects.get(title="The Dispossessed")
print(book.title, "is by", book.author.name)

# a condition on the other table
for author in Author.objects.filter(books__year__gt=1970):
    print("after 1970:", author.name)

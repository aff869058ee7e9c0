from django.db import models, transaction


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=120)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")


with transaction.atomic():
    author = Author(name="S. Lem")
    author.save()  # the key must exist before a book can point to it
    for title in ("Solaris", "Fiasco"):
        book = Book(title=title, author=author)
        book.save()

# two objects for one row: they do not know of each other
first = Author.objects.get(pk=1)
again = Author.objects.get(pk=1)
print("same object:", first is again)

first.name = "Stanislaw Lem"
first.name = "Stanisław Lem"
print("before save():", Author.objects.get(pk=1).name)
first.save()
print("after save():", Author.objects.get(pk=1).name)

try:
    with transaction.atomic():
        first.delete()
        print("books inside the block:", Book.objects.count())
        raise ValueError("changed my mind")
except ValueError as error:
    print("rolled back:", error)
print("books afterwards:", Book.objects.count())

# delete() says what it took along.
from django.db import models


class Author(models.Model):
    pass


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)


class Page(models.Model):
    book = models.ForeignKey(Book, models.CASCADE)


class Note(models.Model):
    page = models.ForeignKey(Page, models.SET_NULL, null=True)


a = Author.objects.create()
for _ in range(2):
    b = Book.objects.create(author=a)
    for _ in range(2):
        Note.objects.create(page=Page.objects.create(book=b))
print(Page.objects.filter(pk=1).delete())
print(a.delete())
print(a.pk, Note.objects.filter(page=None).count(), Author.objects.all().delete())
try:
    a.delete()
except ValueError as e:
    print(e)

from django.db import models, transaction


class Author(models.Model):
    name = models.CharField(max_length=50)


class Book(models.Model):
    title = models.CharField(max_length=100)
    pages = models.IntegerField(default=1)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")


ann = Author.objects.create(name="Ann")

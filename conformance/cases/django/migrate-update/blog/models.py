from django.db import models

class Author(models.Model):
    name = models.CharField(max_length=50)
    age = models.IntegerField(null=True)

class Post(models.Model):
    heading = models.CharField(max_length=99)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    note = models.TextField(default="")
    slug = models.SlugField(null=True)

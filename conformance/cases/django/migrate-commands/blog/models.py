from django.db import models

class Author(models.Model):
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]

class Post(models.Model):
    title = models.CharField("the title", max_length=200, db_index=True)
    body = models.TextField(blank=True, default="")
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="posts")
    tags = models.ManyToManyField("Tag", blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["created", "-title"])]
        constraints = [models.UniqueConstraint(fields=["title", "author"], name="uniq")]

class Tag(models.Model):
    label = models.SlugField(unique=True)

# GenericRelation: the other way, with queries and cascading deletes.
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Tag(models.Model):
    label = models.CharField(max_length=5)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveIntegerField()
    item = GenericForeignKey("content_type", "object_id")


class Book(models.Model):
    title = models.CharField(max_length=9)
    tags = GenericRelation(Tag, related_query_name="book")


class Film(models.Model):
    tags = GenericRelation(Tag)


b, c, f = Book.objects.create(title="b"), Book.objects.create(title="c"), Film.objects.create()
b.tags.create(label="x")
b.tags.create(label="y")
Tag.objects.create(label="x", item=f)
print(b.tags.count(), list(b.tags.order_by("label").values_list("label", flat=True)), f.tags.get().item == f)
print(list(Book.objects.filter(tags__label="x").values_list("title", flat=True)), Tag.objects.filter(book__title="b").count())
print(list(Book.objects.exclude(tags__label="x").values_list("title", flat=True)), Book.objects.filter(tags=None).get().title)
print(Book.objects.annotate(n=models.Count("tags")).order_by("title").values_list("title", "n"))
t = b.tags.first()
c.tags.add(t)
print(b.tags.count(), c.tags.get() == t)
c.tags.set([])
print(Tag.objects.count())
print(b.delete(), Tag.objects.count())

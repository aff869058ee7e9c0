# Prefetching along generic relations.
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Tag(models.Model):
    label = models.CharField(max_length=5)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveIntegerField()
    item = GenericForeignKey()


class Book(models.Model):
    tags = GenericRelation(Tag)


class Film(models.Model):
    tags = GenericRelation(Tag)


for model in (Book, Film):
    for i in range(2):
        o = model.objects.create()
        o.tags.create(label=f"{model.__name__[0]}{i}")
for t in Tag.objects.prefetch_related("item").order_by("pk"):
    print(t.label, t.item)
for b in Book.objects.prefetch_related("tags"):
    print(b, [t.label for t in b.tags.all()])

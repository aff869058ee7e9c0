from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldError
from django.db import models


class Tag(models.Model):
    name = models.CharField(max_length=20)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveIntegerField()
    content_object = GenericForeignKey()

    @property
    def shout(self):
        return self.name.upper()

    @property
    def label(self):
        return self.name

    @label.setter
    def label(self, value):
        self.name = value


class Stone(models.Model):
    name = models.CharField(max_length=20)
    tags = GenericRelation(Tag)


quartz, opal = Stone.objects.create(name="quartz"), Stone.objects.create(name="opal")
tag, created = Tag.objects.get_or_create(name="shiny", defaults={"content_object": quartz})
print(created, tag.content_object == quartz)
print(Tag.objects.get_or_create(name="shiny", defaults={"content_object": opal})[1])
tag, created = Tag.objects.update_or_create(name="shiny", defaults={"content_object": opal})
print(created, Tag.objects.get().content_object.name, opal.tags.count(), quartz.tags.count())
print(Tag.objects.get_or_create(object_id=9, defaults={"label": "by property", "content_object": quartz})[0].name)
for defaults in ({"shout": "X"}, {"nothing": 1, "content_object": quartz}):
    try:
        Tag.objects.get_or_create(name="new", defaults=defaults)
    except FieldError as e:
        print(e)

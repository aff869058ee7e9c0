# GenericForeignKey: assigning, reading, caching, what is gone.
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Dog(models.Model):
    name = models.CharField(max_length=5)


class Rock(models.Model):
    pass


class Note(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True)
    object_id = models.PositiveIntegerField(null=True)
    target = GenericForeignKey()


d, r = Dog.objects.create(name="rex"), Rock.objects.create()
n = Note.objects.create(target=d)
print(n.content_type.model, n.object_id, n.target is d)
n = Note.objects.get()
print(n.target.name, n.target is n.target)
n.target = r
n.save()
print(Note.objects.get().target, Note.objects.filter(content_type=ContentType.objects.get_for_model(Rock)).count())
n.object_id = 99
print(n.target)
n.target = None
print(n.content_type, n.object_id, Note().target)
try:
    Note.objects.filter(target=d)
except Exception as e:
    print(type(e).__name__, e)
new = Dog(name="new")
try:
    Note(target=new).save()
except ValueError as e:
    print(e)
print(Note._meta.private_fields[0], [f.name for f in Note._meta.get_fields()])

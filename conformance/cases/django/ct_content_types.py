# Content types: a row for each model, found once and remembered.
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Dog(models.Model):
    name = models.CharField(max_length=5)


class Puppy(Dog):
    class Meta:
        proxy = True
        verbose_name = "small dog"


dog = Dog.objects.create(name="rex")
ct = ContentType.objects.get_for_model(Dog)
print(ct, ct.app_label, ct.model, ct.name, ct.app_labeled_name, ct.model_class() is Dog, ct.natural_key())
print(ContentType.objects.get_for_model(dog) is ct, ContentType.objects.get_for_id(ct.pk) is ct)
print(ContentType.objects.get_for_model(Puppy) == ct, ContentType.objects.get_for_model(Puppy, for_concrete_model=False).model)
print(ct.get_object_for_this_type(name="rex") == dog, list(ct.get_all_objects_for_this_type(pk=dog.pk)))
print(ContentType.objects.get_by_natural_key("app", "dog").pk == ct.pk, ContentType(app_label="app", model="gone").model_class())

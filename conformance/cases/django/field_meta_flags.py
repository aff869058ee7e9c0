# What a field says of itself.
from django.db import models


class Author(models.Model):
    name = models.CharField("full name", max_length=10, help_text="as printed")


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    tags = models.ManyToManyField("Tag", related_name="+")


class Tag(models.Model):
    pass


for model, name in ((Author, "name"), (Author, "books"), (Book, "author"), (Book, "tags"), (Author, "id")):
    f = model._meta.get_field(name)
    print(name, f.is_relation, f.many_to_one, f.one_to_many, f.many_to_many, f.one_to_one, f.auto_created, f.concrete, f.hidden, f.related_model)
f = Author._meta.get_field("name")
print(f.verbose_name, f.help_text, f.max_length, f.attname, f.column, f.name, f, repr(f), f.get_internal_type())
print([f.name for f in Author._meta.get_fields()], [f.name for f in Book._meta.fields], [f.name for f in Book._meta.many_to_many])
try:
    Author._meta.get_field("nothing")
except Exception as e:
    print(type(e).__name__, e)

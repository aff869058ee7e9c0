# null is for the database, blank for validation.
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models


class Person(models.Model):
    name = models.CharField(max_length=5)
    nick = models.CharField(max_length=5, blank=True)
    age = models.IntegerField(null=True)
    city = models.CharField(max_length=5, null=True, blank=True)


for kwargs in ({}, {"name": "abcdefg", "age": 1}, {"name": None}, {"name": "a", "age": None}, {"name": "a", "age": "x"}):
    try:
        Person(**kwargs).full_clean()
    except ValidationError as e:
        print(e.message_dict)
try:
    Person.objects.create(name=None)
except IntegrityError as e:
    print(e)
p = Person.objects.create(name="a")
print(repr(p.nick), p.age, p.city)

# Error messages of one's own, by code.
from django.core.exceptions import ValidationError
from django.db import models


class Account(models.Model):
    name = models.CharField(max_length=5, unique=True, error_messages={"unique": "Taken!", "blank": "Say a name.", "max_length": "Too long: %(show_value)d"})
    age = models.IntegerField(error_messages={"invalid": "What is “%(value)s”?", "null": "How old?"})


Account.objects.create(name="bob", age=1)
for kwargs in ({"name": "bob", "age": 1}, {"name": "", "age": 1}, {"name": "robert", "age": "x"}, {"name": "al", "age": None}):
    try:
        Account(**kwargs).full_clean()
    except ValidationError as e:
        print(e.message_dict, [x.code for errors in e.error_dict.values() for x in errors])

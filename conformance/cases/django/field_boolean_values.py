# What counts as a truth value, and the third one of a nullable field.
from django.core.exceptions import ValidationError
from django.db import models


class Flag(models.Model):
    on = models.BooleanField(default=False)
    maybe = models.BooleanField(null=True)


f = Flag.objects.create()
print(f.on, f.maybe)
Flag.objects.create(on=1, maybe="0")
print(list(Flag.objects.values_list("on", "maybe")))
field = Flag._meta.get_field("on")
for value in (True, "t", "True", "1", 1, "f", "False", "0", 0):
    print(repr(value), field.to_python(value))
for value in ("yes", None, 2):
    try:
        print(field.to_python(value))
    except ValidationError as e:
        print(e.messages, e.code)
print(Flag._meta.get_field("maybe").to_python(""), Flag.objects.filter(maybe__isnull=True).count())

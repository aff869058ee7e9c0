from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


def even(value):
    if value % 2:
        raise ValidationError("%(value)s is odd", params={"value": value}, code="odd")


class Room(models.Model):
    name = models.CharField(max_length=5, unique=True)
    beds = models.IntegerField(validators=[even, MinValueValidator(2), MaxValueValidator(8)])
    kind = models.CharField(max_length=1, choices=[("s", "Single"), ("d", "Double")])
    mail = models.EmailField(blank=True)

    def clean(self):
        if self.name == "bad":
            raise ValidationError("bad room")


for kw in [dict(name="toolong", beds=3, kind="x"), dict(name="", beds=10, kind="s"), dict(name="bad", beds=2, kind="d"), dict(name="ok", beds="abc", kind="s", mail="nomail"), dict(name="ok", kind="s")]:
    try:
        Room(**kw).full_clean()
    except ValidationError as e:
        print(e.message_dict)
r = Room(name="ok", beds=4, kind="s")
r.full_clean()
r.save()
try:
    Room(name="ok", beds=4, kind="s").full_clean()
except ValidationError as e:
    print(e, e.messages)
Room.objects.create(name="way too long for sqlite", beds=1, kind="?")
print(Room.objects.count())

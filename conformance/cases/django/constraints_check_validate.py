# Check constraints: in the table and in full_clean().
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import F, Q


class Room(models.Model):
    beds = models.IntegerField()
    guests = models.IntegerField(default=0)
    kind = models.CharField(max_length=5, default="std")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(guests__lte=F("beds")), name="enough_beds"),
            models.CheckConstraint(condition=Q(kind__in=["std", "lux"]), name="%(class)s_kind", violation_error_message="Odd kind.", violation_error_code="odd"),
        ]


for kwargs in ({"beds": 2, "guests": 3}, {"beds": 2, "kind": "x"}, {"beds": 2}):
    try:
        Room(**kwargs).full_clean()
        print("good")
    except ValidationError as e:
        print(e.message_dict, [x.code for x in e.error_dict["__all__"]])
    try:
        Room.objects.create(**kwargs)
    except IntegrityError as e:
        print(e)
try:
    Room(beds=1, guests=5).validate_constraints(exclude={"guests"})
    print("not looked at")
except ValidationError as e:
    print(e)
print([c.name for c in Room._meta.constraints])

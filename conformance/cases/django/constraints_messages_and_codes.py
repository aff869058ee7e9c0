"""Constraints: enforced by the database, validated with messages, excluded fields."""
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower, Upper


class Room(models.Model):
    name = models.CharField(max_length=20)
    floor = models.IntegerField(default=0)
    seats = models.IntegerField(default=1)
    used = models.IntegerField(default=0)
    active = models.BooleanField(default=True)
    code = models.CharField(max_length=5, null=True)

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(seats__gt=0), name="%(app_label)s_%(class)s_seats"),
            CheckConstraint(condition=Q(used__lte=F("seats")), name="used_fits", violation_error_message="Too full", violation_error_code="full"),
            UniqueConstraint(Lower("name"), "floor", name="name_floor", violation_error_message="Name taken on floor"),
            UniqueConstraint(fields=["floor"], condition=Q(active=True, seats__gte=100), name="one_hall"),
            UniqueConstraint(fields=["code"], name="code_nulls", nulls_distinct=True),
        ]

    def __str__(self):
        return self.name


for c in Room._meta.constraints:
    print(repr(c))
    print(c.deconstruct()[0], c.name)
Room.objects.create(name="Hall", floor=1, seats=200)


def clean(exclude=None, **kw):
    try:
        Room(**kw).full_clean(exclude=exclude)
        print("ok")
    except ValidationError as e:
        print(e.message_dict, [x.code for v in e.error_dict.values() for x in v])


clean(name="A", seats=0, code="x")
clean(name="A", seats=3, used=4, code="x")
clean(name="hALL", floor=1, code="x")
clean(name="Other", floor=1, seats=150, code="x")
clean(name="Other", floor=1, seats=150, active=False, code="x")
clean(name="hall", floor=1, code="x", exclude=["name"])
clean(name="B", seats=3, used=4, code="x", exclude=["used"])
for kw in [dict(seats=0), dict(name="HALL", floor=1), dict(floor=1, seats=100), dict(used=9)]:
    try:
        with transaction.atomic():
            Room.objects.create(**{"name": "N", **kw})
    except IntegrityError as e:
        print(e)
Room.objects.create(name="C1")
Room.objects.create(name="C2")
print(Room.objects.count())
try:
    Room(name="z", seats=-1).validate_constraints(exclude={"seats"})
    print("fine")
    Room(name="z", seats=-1).validate_constraints()
except ValidationError as e:
    print(e)

# Unique constraints: plain, conditional, on expressions.
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import Q
from django.db.models.functions import Lower


class User(models.Model):
    name = models.CharField(max_length=9)
    team = models.IntegerField(default=1)
    boss = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "team"], name="name_team"),
            models.UniqueConstraint(fields=["team"], condition=Q(boss=True), name="one_boss"),
            models.UniqueConstraint(Lower("name"), "boss", name="lower_name", violation_error_message="“%(name)s” says no."),
        ]


u = User.objects.create(name="Ann", boss=True)
for kwargs in ({"name": "Ann"}, {"name": "bob", "boss": True}, {"name": "ann", "team": 2, "boss": True}, {"name": "cy"}):
    new = User(**kwargs)
    try:
        new.full_clean()
        print("good")
    except ValidationError as e:
        print(e.message_dict)
    try:
        new.save()
    except IntegrityError as e:
        print(e)
u.full_clean()

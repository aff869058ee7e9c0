# force_insert and force_update, and what they refuse.
from django.db import DatabaseError, IntegrityError, models, transaction


class C(models.Model):
    name = models.CharField(max_length=5)


c = C.objects.create(pk=1, name="a")
for kwargs in ({"force_insert": True}, {"force_update": True}, {"force_insert": True, "force_update": True}, {"force_insert": True, "update_fields": ["name"]}):
    try:
        with transaction.atomic():
            c.save(**kwargs)
        print("saved")
    except (DatabaseError, ValueError) as e:
        print(type(e).__name__, e)
for kwargs in ({"force_update": True}, {"update_fields": ["name"]}):
    try:
        C(pk=9, name="b").save(**kwargs)
    except DatabaseError as e:
        print(type(e).__name__, e)
try:
    C(name="b").save(force_update=True)
except ValueError as e:
    print(e)

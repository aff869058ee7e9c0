# Integers of every kind, their checks in the table, and what is no number.
from django.db import models
from django.db.utils import IntegrityError


class Numbers(models.Model):
    small = models.SmallIntegerField(default=1)
    plain = models.IntegerField(default=2)
    big = models.BigIntegerField(default=3)
    positive = models.PositiveIntegerField(default=4)
    positive_small = models.PositiveSmallIntegerField(default=5)
    positive_big = models.PositiveBigIntegerField(default=6)


n = Numbers.objects.create(plain="12", big=2**40)
print(repr(n.plain), n.big)
n.refresh_from_db()
print(repr(n.plain), n.big)
for value in ("abc", None, [1]):
    try:
        Numbers(plain=value).save()
    except (ValueError, TypeError, IntegrityError) as e:
        print(type(e).__name__, e)
try:
    Numbers.objects.create(positive=-1)
except IntegrityError as e:
    print(e)
try:
    Numbers.objects.filter(plain="x")
except ValueError as e:
    print(e)

"""Integer kinds: ranges validated, and what the database makes of values beyond them."""
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction


class Reading(models.Model):
    small = models.SmallIntegerField(default=0)
    big = models.BigIntegerField(default=0)
    pos = models.PositiveIntegerField(default=0)
    pos_small = models.PositiveSmallIntegerField(default=0)
    pos_big = models.PositiveBigIntegerField(default=0)


for kwargs in [dict(small=40000), dict(small=-40000), dict(big=2**63), dict(pos=-1), dict(pos_small=-5), dict(pos_big=-1), dict(small="x"), dict(pos=1.5), dict(big=None)]:
    r = Reading(**kwargs)
    try:
        r.full_clean()
        print("clean", kwargs, [getattr(r, k) for k in kwargs])
    except ValidationError as e:
        print("invalid", kwargs, e.message_dict)
for kwargs in [dict(pos=-1), dict(pos_small=-5), dict(small=40000), dict(big=2**63), dict(small="7"), dict(small="x"), dict(small=[1])]:
    try:
        with transaction.atomic():
            r = Reading.objects.create(**kwargs)
        r.refresh_from_db()
        print("saved", kwargs, [getattr(r, k) for k in kwargs])
    except (IntegrityError, OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
for lookup in [dict(small=40000), dict(small__gt=40000), dict(small__lt=40000), dict(big=2**64), dict(big__lt=2**64), dict(pos__gte=-3), dict(small__in=[1, 40000]), dict(small__gt=1.5), dict(small__lt=1.5), dict(small__gte=1.5), dict(small__lte="6.5")]:
    try:
        print(lookup, Reading.objects.filter(**lookup).count())
    except Exception as e:
        print(type(e).__name__, e)
print(Reading._meta.get_field("small").get_internal_type(), Reading._meta.get_field("pos_big").validators)

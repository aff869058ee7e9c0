# Decimals: what is stored, rounded, and what validation says.
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models


class Price(models.Model):
    amount = models.DecimalField(max_digits=5, decimal_places=2)


p = Price.objects.create(amount=Decimal("3.10"))
print(repr(p.amount))
p.refresh_from_db()
print(repr(p.amount))
p.amount = "2.5"
p.save()
p.refresh_from_db()
print(repr(p.amount))
for text in ("1234.5", "1.234", "abc", "999.99"):
    try:
        Price(amount=text).full_clean()
        print(text, "is good")
    except ValidationError as e:
        print(text, e.message_dict)
print(Price.objects.filter(amount__lt=Decimal("3")).count())

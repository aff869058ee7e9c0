# Validators: functions, classes, and their parameters.
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinLengthValidator, MinValueValidator, RegexValidator
from django.db import models


def even(value):
    if value % 2:
        raise ValidationError("%(value)s is odd", code="odd", params={"value": value})


class Item(models.Model):
    n = models.IntegerField(validators=[even, MinValueValidator(2), MaxValueValidator(8)])
    code = models.CharField(max_length=4, validators=[RegexValidator(r"^[A-Z]+$", "Only capitals."), MinLengthValidator(2)])
    mail = models.EmailField(blank=True)
    site = models.URLField(blank=True)
    slug = models.SlugField(blank=True)


for kwargs in ({"n": 3, "code": "AB"}, {"n": 0, "code": "a"}, {"n": 9, "code": "ABCDE"}, {"n": 2, "code": "AB", "mail": "x@", "site": "nope", "slug": "a b"}):
    try:
        Item(**kwargs).full_clean()
    except ValidationError as e:
        print(e.message_dict)
Item(n=4, code="AB", mail="a@example.org", site="https://example.org/", slug="a-b").full_clean()
Item(n=5, code="x").save()
print(Item.objects.get().n)

# full_clean: its steps, their order, and exclusions.
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models


class F(models.Model):
    a = models.IntegerField()
    b = models.CharField(max_length=3, unique=True)

    def clean_fields(self, exclude=None):
        print("fields", sorted(exclude or ()))
        super().clean_fields(exclude=exclude)

    def clean(self):
        print("clean")
        if self.a == 3:
            raise ValidationError({"a": "three is bad", NON_FIELD_ERRORS: ["so bad"]})
        if self.a == 4:
            raise ValidationError("four is bad", code="four")

    def validate_unique(self, exclude=None):
        print("unique", sorted(exclude or ()))
        super().validate_unique(exclude=exclude)


F.objects.create(a=1, b="x")
for f, kwargs in ((F(a=1, b="y"), {}), (F(a=3, b="x"), {}), (F(a=4, b="toolong"), {}), (F(b="x"), {"exclude": ["a"]}), (F(a=1, b="x"), {"validate_unique": False})):
    try:
        f.full_clean(**kwargs)
        print("good")
    except ValidationError as e:
        print(e.message_dict)

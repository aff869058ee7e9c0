from django.db import models, IntegrityError, transaction
from django.core.exceptions import ObjectDoesNotExist, MultipleObjectsReturned, FieldError, ValidationError

class City(models.Model):
    name = models.CharField(max_length=20, unique=True)
    population = models.IntegerField(null=True, blank=True)
    def clean(self):
        if self.population is not None and self.population < 0:
            raise ValidationError({"population": "must not be negative"})

City.objects.create(name="Oslo", population=700000)
try:
    City.objects.get(name="Bergen")
except City.DoesNotExist as e:
    print("DoesNotExist:", e, isinstance(e, ObjectDoesNotExist))
City.objects.create(name="Paris"); City.objects.create(name="Paris, Texas")
try:
    City.objects.get(name__startswith="Paris")
except MultipleObjectsReturned as e:
    print(type(e).__qualname__, e)
try:
    with transaction.atomic():
        City.objects.create(name="Oslo")
except IntegrityError as e:
    print("IntegrityError", e)
try:
    City.objects.filter(mayor="x")
except FieldError as e:
    print(e)
try:
    City.objects.filter(name__foo="x")
except FieldError as e:
    print(e)
try:
    City(name="x" * 30, population=-5).full_clean()
except ValidationError as e:
    print(e.message_dict)
try:
    City(nme="x")
except TypeError as e:
    print(e)
try:
    City.objects.create(name="B", population="many")
except ValueError as e:
    print(e)
try:
    City.objects.all()[-1]
except ValueError as e:
    print(e)
qs = City.objects.order_by("name")[:2]
try:
    qs.filter(name="Oslo")
except TypeError as e:
    print(e)
print(City.objects.get_or_create(name="Rome", defaults={"population": 3}))
print(City.objects.get_or_create(name="Rome", defaults={"population": 4})[1])
print(City.objects.update_or_create(name="Rome", defaults={"population": 9}))
City.objects.get(name="Nowhere")

# limit_choices_to counts for validation.
from django.core.exceptions import ValidationError
from django.db import models


def adults():
    return {"age__gte": 18}


class Person(models.Model):
    age = models.IntegerField()


class Car(models.Model):
    driver = models.ForeignKey(Person, models.CASCADE, limit_choices_to=adults)
    owner = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+", limit_choices_to=models.Q(age__lt=90))


kid, adult = Person.objects.create(age=5), Person.objects.create(age=30)
for person in (kid, adult):
    try:
        Car(driver=person).full_clean()
        print("fine")
    except ValidationError as e:
        print(e.message_dict)
Car.objects.create(driver=kid)
print(Car.objects.count())

# get_next_by_FIELD and get_previous_by_FIELD.
import datetime

from django.db import models


class Day(models.Model):
    at = models.DateField()
    kind = models.CharField(max_length=1)


for i, k in ((1, "x"), (1, "y"), (3, "x")):
    Day.objects.create(at=datetime.date(2024, 1, i), kind=k)
first, second, third = Day.objects.order_by("pk")
print(first.get_next_by_at() == second, second.get_next_by_at() == third, first.get_next_by_at(kind="x") == third)
print(third.get_previous_by_at() == second)
try:
    third.get_next_by_at()
except Day.DoesNotExist as e:
    print(e)
try:
    Day(at=datetime.date(2024, 1, 1)).get_next_by_at()
except ValueError as e:
    print(e)
print(Day.objects.latest("at").kind, Day.objects.earliest("at", "-kind").kind)

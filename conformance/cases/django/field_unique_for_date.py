# unique_for_date, _month and _year are checked by validation alone.
import datetime

from django.core.exceptions import ValidationError
from django.db import models


class Post(models.Model):
    title = models.CharField(max_length=20, unique_for_date="posted")
    slug = models.CharField(max_length=20, unique_for_month="posted")
    topic = models.CharField(max_length=20, unique_for_year="posted")
    posted = models.DateField()


first = Post.objects.create(title="t", slug="s", topic="x", posted=datetime.date(2024, 5, 1))
for day in (datetime.date(2024, 5, 1), datetime.date(2024, 5, 9), datetime.date(2024, 8, 1), datetime.date(2025, 5, 1)):
    try:
        Post(title="t", slug="s", topic="x", posted=day).full_clean()
        print(day, "fine")
    except ValidationError as e:
        print(day, e.message_dict)
first.full_clean()

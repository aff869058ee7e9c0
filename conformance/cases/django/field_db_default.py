# db_default is the database's business, until the object is saved.
from django.db import models
from django.db.models.functions import Now, Pi


class Row(models.Model):
    n = models.IntegerField(db_default=7)
    name = models.CharField(max_length=5, db_default="abc")
    made = models.DateTimeField(db_default=Now())
    ratio = models.FloatField(db_default=Pi())


r = Row()
print(type(r.n).__name__)
r.save()
print(r.n, r.name, round(r.ratio, 3))
r = Row.objects.create(n=1)
print(r.n, r.name)
Row.objects.bulk_create([Row(), Row(n=5)])
print(list(Row.objects.order_by("pk").values_list("n", "name")))

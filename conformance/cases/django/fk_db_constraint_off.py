# db_constraint=False leaves the reference out of the table.
from django.db import models


class Old(models.Model):
    pass


class Ref(models.Model):
    old = models.ForeignKey(Old, models.DO_NOTHING, db_constraint=False)


r = Ref.objects.create(old_id=99)
try:
    print(r.old)
except Old.DoesNotExist as e:
    print(e)
print(Ref.objects.filter(old__isnull=True).count(), Ref.objects.select_related("old").count())

# Bytes and JSON as they come back.
from django.db import models


class Blob(models.Model):
    data = models.BinaryField(default=b"")
    info = models.JSONField(default=dict)
    extra = models.JSONField(null=True)


b = Blob.objects.create(data=b"\x00\xff", info={"a": [1, 2.5, None, True], "b": {"c": "ü"}})
b.refresh_from_db()
print(bytes(b.data), b.info, b.extra)
Blob.objects.create(extra=models.Value(None, models.JSONField()))
print(Blob.objects.filter(extra__isnull=True).count(), Blob.objects.filter(extra=None).count())
print(list(Blob.objects.filter(info__a__0=1).values_list("info__b__c", flat=True)))
Blob().info["x"] = 1
print(Blob().info)

from django.db import models
class P(models.Model):
    name = models.CharField(max_length=50)
    class Meta:
        ordering = ["-name"]
class Q(models.Model):
    name = models.CharField(max_length=50)
    class Meta:
        ordering = [models.F("name").desc()]
P.objects.bulk_create([P(name="a"), P(name="b")]); Q.objects.create(name="x")
print(P.objects.in_bulk([1, 2]))
print(P.objects.in_bulk())
print(P.objects.order_by("name").in_bulk([2, 1]))
print(Q.objects.in_bulk([1]), Q.objects.in_bulk())

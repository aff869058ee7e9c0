"""What order a subquery keeps."""
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery


class A(models.Model):
    n = models.IntegerField()
    t = models.CharField(max_length=5, default="x")

    class Meta:
        ordering = ["-n"]


A.objects.bulk_create([A(n=i) for i in range(3)])
for q in [A.objects.filter(n__gt=A.objects.values("n")[:1]), A.objects.filter(n__gt=A.objects.values("n").filter(n=1)), A.objects.filter(n__in=A.objects.values("n")), A.objects.filter(n__in=A.objects.order_by("t").values("n")[:2]),
          A.objects.filter(Exists(A.objects.filter(n=OuterRef("n")))), A.objects.filter(n=Subquery(A.objects.values("n").filter(n=1))), A.objects.filter(n__lte=A.objects.order_by("t").values("n").filter(n=1)),
          A.objects.annotate(m=Subquery(A.objects.filter(n=F("n")).values("n")[:1])), A.objects.filter(n__gte=A.objects.values("t").filter(n=1).order_by()), A.objects.filter(n__in=A.objects.values_list("n").distinct()),
          A.objects.filter(pk__in=A.objects.all()), A.objects.filter(n__range=(A.objects.values("n").filter(n=1), 5)), A.objects.exclude(n__gt=A.objects.values("n").filter(n=2)),
          A.objects.filter(n__in=A.objects.values("n").union(A.objects.values("n")))]:
    print(q.query)
    print(q)

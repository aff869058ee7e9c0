# CaptureQueriesContext: what ran in a block.
from django.db import connection, models
from django.test.utils import CaptureQueriesContext


class A(models.Model):
    name = models.CharField(max_length=9)


A.objects.create(name="x")
with CaptureQueriesContext(connection) as captured:
    list(A.objects.filter(name="it's"))
    A.objects.create(name="y")
    print(len(captured))
print(len(captured), captured[0]["sql"], sorted(captured[1]))
for q in captured.captured_queries:
    print(q["sql"])
list(A.objects.all())
print(len(captured), connection.queries)

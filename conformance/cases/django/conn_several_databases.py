# oracle: module=app.models databases=default,other
from django.db import connections, models, transaction


class A(models.Model):
    n = models.IntegerField(default=0)


class B(models.Model):
    a = models.ForeignKey(A, models.CASCADE)


a = A.objects.create(n=1)
o = A.objects.using("other").create(n=2)
print(list(A.objects.values_list("n", flat=True)), list(A.objects.using("other").values_list("n", flat=True)), o._state.db)
o.n = 3
o.save()
print(A.objects.using("other").get().n, A.objects.db_manager("other").count(), A.objects.using("other").db)
try:
    B(a=o)._state.db
    b = B(a=a)
    b.a = o
except ValueError as e:
    print(e)
a.save(using="other")
print(A.objects.using("other").filter(n=1).exists())
with transaction.atomic(using="other"):
    A(n=9).save(using="other")
    print(connections["other"].in_atomic_block, connections["default"].in_atomic_block)
print(o.delete(), A.objects.using("other").count())

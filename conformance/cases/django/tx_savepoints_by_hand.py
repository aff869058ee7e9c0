# Savepoints made by hand.
from django.db import connection, models, transaction


class A(models.Model):
    n = models.IntegerField()


with transaction.atomic():
    A.objects.create(n=1)
    sid = transaction.savepoint()
    A.objects.create(n=2)
    transaction.savepoint_rollback(sid)
    sid = transaction.savepoint()
    A.objects.create(n=3)
    transaction.savepoint_commit(sid)
    print(connection.in_atomic_block, transaction.get_autocommit())
print(list(A.objects.values_list("n", flat=True)), connection.in_atomic_block, transaction.get_autocommit())
for act in (transaction.commit, transaction.rollback):
    with transaction.atomic():
        try:
            act()
        except transaction.TransactionManagementError as e:
            print(e)

from django.db import DatabaseError, connection, models, transaction
from django.db.transaction import TransactionManagementError


class Entry(models.Model):
    n = models.IntegerField(unique=True)


def log(x):
    return lambda: print("commit", x, connection.in_atomic_block)


with transaction.atomic():
    transaction.on_commit(log(1))
    Entry.objects.create(n=1)
    try:
        with transaction.atomic():
            transaction.on_commit(log(2))
            Entry.objects.create(n=2)
            raise RuntimeError("inner")
    except RuntimeError as e:
        print(e)
    sid = transaction.savepoint()
    Entry.objects.create(n=3)
    transaction.savepoint_rollback(sid)
    print(Entry.objects.count(), connection.in_atomic_block)
print(Entry.objects.values_list("n", flat=True))
transaction.on_commit(log("now"))


@transaction.atomic(durable=True)
def durable(n):
    Entry.objects.create(n=n)
    return transaction.get_connection().in_atomic_block


print(durable(4))
try:
    with transaction.atomic():
        durable(5)
except RuntimeError as e:
    print(e)
try:
    with transaction.atomic():
        try:
            Entry.objects.create(n=1)
        except DatabaseError as e:
            print(type(e).__name__, e)
        Entry.objects.count()
except TransactionManagementError as e:
    print(e)
with transaction.atomic():
    Entry.objects.create(n=6)
    transaction.set_rollback(True)
print(Entry.objects.filter(n=6).exists(), transaction.get_autocommit())
with transaction.atomic(savepoint=False):
    with transaction.atomic(savepoint=False):
        Entry.objects.create(n=7)
with transaction.atomic():
    transaction.on_commit(log("robust"), robust=True)
for f in (transaction.savepoint, transaction.commit, transaction.rollback, lambda: transaction.set_rollback(True), lambda: transaction.on_commit("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
with transaction.atomic():
    transaction.commit()

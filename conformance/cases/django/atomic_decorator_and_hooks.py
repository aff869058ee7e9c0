from django.db import models, transaction, IntegrityError
class Entry(models.Model):
    key = models.CharField(max_length=5, unique=True)
@transaction.atomic
def put(*keys):
    for k in keys:
        Entry.objects.create(key=k)
        transaction.on_commit(lambda k=k: print("saved", k))
put("a", "b")
try:
    put("c", "a")
except IntegrityError as e:
    print("rolled back:", e)
print(sorted(e.key for e in Entry.objects.all()))
with transaction.atomic():
    Entry.objects.create(key="d")
    try:
        with transaction.atomic():
            put("e")
            raise KeyError("stop")
    except KeyError:
        print("inner undone")
    print(Entry.objects.count())
try:
    with transaction.atomic():
        try:
            Entry.objects.create(key="d")
        except IntegrityError:
            print("swallowed")
        Entry.objects.count()
except transaction.TransactionManagementError as e:
    print(type(e).__name__, e)
with transaction.atomic():
    Entry.objects.create(key="f")
    transaction.set_rollback(True)
print(Entry.objects.filter(key="f").exists(), transaction.get_autocommit())
try:
    with transaction.atomic(durable=True):
        with transaction.atomic(durable=True):
            pass
except RuntimeError as e:
    print(e)
transaction.on_commit(lambda: print("at once"))

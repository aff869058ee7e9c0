from django.db import IntegrityError, models, transaction


class Account(models.Model):
    owner = models.CharField(max_length=20, unique=True)
    balance = models.IntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(balance__gte=0), name="not_negative")]


with transaction.atomic():
    a = Account.objects.create(owner="a", balance=10)
    b = Account.objects.create(owner="b")
try:
    with transaction.atomic():
        a.balance -= 20
        b.balance += 20
        b.save()
        a.save()
except IntegrityError as e:
    print("failed:", e)
print(list(Account.objects.values_list("owner", "balance")))
with transaction.atomic():
    Account.objects.create(owner="c")
    try:
        with transaction.atomic():
            Account.objects.create(owner="c")
    except IntegrityError as e:
        print(e)
    print(Account.objects.count())
    transaction.on_commit(lambda: print("committed"))
    print("last")
try:
    with transaction.atomic():
        try:
            Account.objects.create(owner="c")
        except IntegrityError:
            pass
        Account.objects.count()
except transaction.TransactionManagementError as e:
    print(type(e).__name__, e)


@transaction.atomic
def move():
    sid = transaction.savepoint()
    Account.objects.filter(owner="a").update(balance=0)
    transaction.savepoint_rollback(sid)
    return Account.objects.get(owner="a").balance


print(move())
try:
    with transaction.atomic():
        with transaction.atomic(durable=True):
            pass
except RuntimeError as e:
    print(e)

from django.db import models, transaction

class Account(models.Model):
    owner = models.CharField(max_length=30)
    balance = models.IntegerField(default=0)
    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(balance__gte=0), name="balance_not_negative")]

a = Account.objects.create(owner="ann", balance=100)
b = Account.objects.create(owner="bob", balance=50)

def transfer(src, dst, amount):
    with transaction.atomic():
        Account.objects.filter(pk=src.pk).update(balance=models.F("balance") - amount)
        Account.objects.filter(pk=dst.pk).update(balance=models.F("balance") + amount)

transfer(a, b, 30)
try:
    transfer(a, b, 300)
except Exception as e:
    print(type(e).__module__, type(e).__name__, e)
a.refresh_from_db(); b.refresh_from_db()
print(a.balance, b.balance)
with transaction.atomic():
    a.balance += 5
    a.save(update_fields=["balance"])
    try:
        with transaction.atomic():
            b.balance = 0
            b.save()
            raise RuntimeError("inner")
    except RuntimeError as e:
        print("caught", e)
    transaction.on_commit(lambda: print("committed"))
    print("leaving")
print(list(Account.objects.order_by("-balance").values("owner", "balance")))
sid = None
with transaction.atomic():
    Account.objects.create(owner="cy")
    sid = transaction.savepoint()
    Account.objects.create(owner="dee")
    transaction.savepoint_rollback(sid)
print(Account.objects.count())

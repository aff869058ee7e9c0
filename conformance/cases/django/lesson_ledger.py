"""A lesson: a ledger with nested transactions, hooks and running balances."""
from decimal import Decimal
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Case, F, Q, Sum, Value, When, Window
from django.db.models.functions import Abs, Coalesce


class Account(models.Model):
    name = models.CharField(max_length=10, unique=True)
    floor = models.DecimalField(max_digits=8, decimal_places=2, default=0)

    def balance(self):
        return self.entries.aggregate(b=Coalesce(Sum("amount"), Decimal(0)))["b"]


class Entry(models.Model):
    account = models.ForeignKey(Account, models.PROTECT, related_name="entries")
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    note = models.CharField(max_length=20, blank=True)
    posted = models.DateField()

    class Meta:
        ordering = ["posted", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="amount_not_zero")]


class Refused(Exception):
    pass


log = []


def move(source, target, amount, day, note=""):
    with transaction.atomic():
        source.entries.create(amount=-amount, posted=day, note=note)
        target.entries.create(amount=amount, posted=day, note=note)
        transaction.on_commit(lambda: log.append("%s -> %s %s" % (source.name, target.name, amount)))
        if source.balance() < source.floor:
            raise Refused("%s would have %s" % (source.name, source.balance()))


def many(*moves):
    done = 0
    with transaction.atomic():
        for m in moves:
            try:
                move(*m)
                done += 1
            except Refused as e:
                print("skipped:", e)
    return done


bank, ann, bob = [Account.objects.create(name=n, floor=f) for n, f in [("bank", -1000), ("ann", 0), ("bob", -50)]]
print(many((bank, ann, Decimal(100), "2024-01-01"), (ann, bob, Decimal("30.50"), "2024-01-03"), (ann, bob, Decimal(500), "2024-01-04"), (bob, bank, Decimal(70), "2024-01-05", "rent")))
print(log, Entry.objects.count(), [(a.name, a.balance()) for a in Account.objects.order_by("name")])
try:
    with transaction.atomic():
        move(ann, bob, Decimal(1), "2024-02-01")
        raise Refused("all undone")
except Refused as e:
    print(e, len(log), Entry.objects.count(), connection.in_atomic_block)
try:
    ann.entries.create(amount=0, posted="2024-03-01")
except IntegrityError as e:
    print(e)
rows = Entry.objects.annotate(running=Window(Sum("amount"), partition_by="account", order_by=["posted", "pk"]), side=Case(When(amount__gt=0, then=Value("in")), default=Value("out")), size=Abs("amount"))
for e in rows.select_related("account"):
    print(e.account.name, e.posted, e.side, e.size, e.running)
print(list(Account.objects.annotate(b=Coalesce(Sum("entries__amount"), Value(Decimal(0)))).filter(b__lt=0).values_list("name", "b")))
print(list(Entry.objects.values("posted__month", "account__name").annotate(t=Sum("amount")).order_by("account__name")))
try:
    bob.delete()
except models.ProtectedError as e:
    print(len(e.protected_objects))

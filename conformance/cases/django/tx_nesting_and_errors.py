"""Transactions: nesting, marking for rollback, on_commit, errors inside, autocommit state."""
from django.db import DatabaseError, IntegrityError, connection, models, transaction


class Item(models.Model):
    name = models.CharField(max_length=10, unique=True)


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def names():
    return list(Item.objects.order_by("pk").values_list("name", flat=True))


with transaction.atomic():
    Item.objects.create(name="a")
    try:
        with transaction.atomic():
            Item.objects.create(name="b")
            raise KeyError("inner")
    except KeyError:
        pass
    Item.objects.create(name="c")
print(names())


def broken():
    with transaction.atomic():
        try:
            Item.objects.create(name="a")
        except IntegrityError as e:
            print(e)
        Item.objects.create(name="z")


t(broken)


def marked():
    with transaction.atomic():
        Item.objects.create(name="d")
        transaction.set_rollback(True)
        print(transaction.get_rollback())
    return names()


t(marked)


def rescued():
    with transaction.atomic():
        Item.objects.create(name="e")
        sid = transaction.savepoint()
        try:
            Item.objects.create(name="a")
        except IntegrityError:
            transaction.savepoint_rollback(sid)
        return connection.in_atomic_block, connection.savepoint_ids


t(rescued)
t(lambda: transaction.get_rollback())
t(lambda: transaction.set_rollback(True))
t(lambda: transaction.on_commit("x"))
ran = []
with transaction.atomic():
    transaction.on_commit(lambda: ran.append("outer"))
    try:
        with transaction.atomic():
            transaction.on_commit(lambda: ran.append("lost"))
            raise ValueError
    except ValueError:
        pass
    with transaction.atomic(savepoint=False):
        transaction.on_commit(lambda: ran.append("kept"))
    print(ran)
print(ran)
t(lambda: transaction.on_commit(lambda: print("now")))
with transaction.atomic():
    t(lambda: transaction.commit())
    t(lambda: transaction.rollback())
    t(lambda: transaction.set_autocommit(False))


@transaction.atomic
def deco(fail):
    Item.objects.create(name="deco%d" % fail)
    if fail:
        raise ValueError("fail")
    return "done"


t(lambda: deco(0))
t(lambda: deco(1))


def durable():
    with transaction.atomic():
        with transaction.atomic(durable=True):
            pass


t(durable)


def inner_no_savepoint():
    with transaction.atomic():
        Item.objects.create(name="f")
        try:
            with transaction.atomic(savepoint=False):
                Item.objects.create(name="g")
                raise ValueError("x")
        except ValueError:
            pass
        print(transaction.get_rollback())
        Item.objects.create(name="h")


t(inner_no_savepoint)
print(names(), transaction.get_autocommit())


@transaction.non_atomic_requests
def view():
    return 1


print(view(), view._non_atomic_requests)

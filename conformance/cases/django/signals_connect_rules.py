# Connecting: twice, by dispatch_uid, for any sender; disconnecting.
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import Signal, receiver


class A(models.Model):
    pass


class B(models.Model):
    pass


def one(sender, **kwargs):
    print("one", sender.__name__)


post_save.connect(one)
post_save.connect(one)
post_save.connect(lambda **kw: print("lambda 1"), dispatch_uid="u", weak=False)
post_save.connect(lambda **kw: print("lambda 2"), dispatch_uid="u", weak=False)
A.objects.create()
print(post_save.disconnect(one), post_save.disconnect(one), post_save.disconnect(dispatch_uid="u"))


@receiver(post_save, sender=B)
@receiver(post_save, sender=A)
def both(sender, instance, **kwargs):
    print("both", sender.__name__, instance.pk)


A.objects.create()
B.objects.create()
print(post_save.has_listeners(A), post_save.has_listeners(int))
done = Signal()
done.connect(lambda sender, size, **kw: size * 2, weak=False)


@receiver(done)
def broken(**kwargs):
    raise ValueError("bad")


try:
    done.send("me", size=4)
except ValueError as e:
    print(e)

# Every model signal, in order.
from django.db import models
from django.db.models import signals


class A(models.Model):
    n = models.IntegerField(default=0)


def show(name):
    def receiver(sender, **kwargs):
        keep = {k: kwargs[k] for k in ("created", "raw", "update_fields", "using") if k in kwargs}
        print(name, sender.__name__, keep)
    return receiver


kept = [show(n) for n in ("pre_init", "post_init", "pre_save", "post_save", "pre_delete", "post_delete")]
for f, n in zip(kept, ("pre_init", "post_init", "pre_save", "post_save", "pre_delete", "post_delete")):
    getattr(signals, n).connect(f, sender=A)
a = A(n=1)
a.save()
a.save(update_fields=["n"])
A.objects.get()
A.objects.update(n=3)
A.objects.all().delete()

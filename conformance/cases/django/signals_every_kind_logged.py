"""Signals: order, arguments, raw rows, m2m actions, senders, errors roll back."""
from django.db import models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_init, post_save, pre_delete, pre_init, pre_save
from django.dispatch import Signal, receiver


class Tag(models.Model):
    name = models.CharField(max_length=20)


class Base(models.Model):
    name = models.CharField(max_length=20)


class Child(Base):
    extra = models.CharField(max_length=20, default="")
    tags = models.ManyToManyField(Tag)


log = []


@receiver([pre_save, post_save])
def saved(sender, instance, signal, **kw):
    log.append((sender.__name__, "pre" if signal is pre_save else "post", instance.pk, kw.get("created"), kw["raw"], kw["using"], kw["update_fields"] and sorted(kw["update_fields"])))


@receiver(pre_delete)
@receiver(post_delete)
def gone(sender, instance, origin, **kw):
    log.append((sender.__name__, "del", instance.pk, type(origin).__name__, sorted(kw)))


@receiver(m2m_changed, sender=Child.tags.through)
def changed(sender, instance, action, reverse, model, pk_set, **kw):
    log.append((action, type(instance).__name__, reverse, model.__name__, pk_set and sorted(pk_set)))


def flush():
    for x in log:
        print(x)
    log.clear()
    print("--")


c = Child.objects.create(name="c", extra="e")
flush()
c.save(update_fields=["extra"])
Child.objects.filter(pk=c.pk).update(extra="no signal")
Child.objects.bulk_create([]) if False else None
flush()
a, b = Tag.objects.create(name="a"), Tag.objects.create(name="b")
log.clear()
c.tags.add(a, b)
c.tags.add(a)
c.tags.remove(b)
a.child_set.clear()
c.tags.set([b])
b.child_set.set([])
flush()
c.delete()
Tag.objects.all().delete()
flush()
done = Signal()
done.connect(lambda sender, **kw: kw["n"] + 1, weak=False)


@receiver(done, dispatch_uid="one")
def bad(sender, **kw):
    raise ValueError("bad")


try:
    done.send("me", n=1)
except ValueError as e:
    print(e)
print(done.has_listeners(), done.disconnect(dispatch_uid="one"), done.disconnect(dispatch_uid="one"), done.send(sender=None, n=2)[0][1])


@receiver(post_save, sender=Tag)
def explode(sender, instance, **kw):
    if instance.name == "boom":
        raise RuntimeError("no " + instance.name)


try:
    with transaction.atomic():
        Tag.objects.create(name="fine")
        Tag.objects.create(name="boom")
except RuntimeError as e:
    print(e, Tag.objects.count())
try:
    Tag.objects.create(name="boom")
except RuntimeError as e:
    print(e, Tag.objects.count())

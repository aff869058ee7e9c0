from django.db import models
from django.db.models.signals import pre_save, post_save, pre_delete, post_delete, m2m_changed, post_init
from django.dispatch import receiver, Signal
class Label(models.Model):
    name = models.CharField(max_length=9)
class Card(models.Model):
    text = models.CharField(max_length=9)
    labels = models.ManyToManyField(Label)
def show(sender, signal=None, **kw):
    kw.pop("using", None); kw.pop("origin", None)
    print(sender.__name__, {k: (v.text if isinstance(v, Card) else v) for k, v in sorted(kw.items()) if k not in ("model",)})
for s in (pre_save, post_save, pre_delete, post_delete):
    s.connect(show, sender=Card)
@receiver(m2m_changed, sender=Card.labels.through)
def changed(sender, action, pk_set, reverse, instance, **kw):
    print(action, pk_set and sorted(pk_set), reverse, type(instance).__name__)
l1, l2 = Label.objects.create(name="x"), Label.objects.create(name="y")
c = Card.objects.create(text="one")
c.text = "two"; c.save(update_fields=["text"])
c.labels.add(l1, l2)
c.labels.remove(l1)
l2.card_set.clear()
c.labels.set([l1])
c.delete()
print(post_save.disconnect(show, sender=Card), post_save.has_listeners(Card))
Card.objects.bulk_create([Card(text="b")])
Card.objects.update(text="u")
custom = Signal()
custom.connect(lambda sender, **kw: print("custom", kw["n"]) or kw["n"] * 2, weak=False)
print(custom.send(sender=None, n=4)[0][1])
@receiver(pre_save, sender=Card, dispatch_uid="stop")
def stop(sender, instance, **kw):
    if instance.text == "bad":
        raise ValueError("refused")
try:
    Card.objects.create(text="bad")
except ValueError as e:
    print(e, Card.objects.count())

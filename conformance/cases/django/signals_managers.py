from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_init, post_save, pre_save
from django.dispatch import receiver


class TagQuerySet(models.QuerySet):
    def short(self):
        return self.filter(name__regex=r"^.{1,2}$")


class ActiveManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(active=True)

    def named(self, name):
        return self.create(name=name)


class Tag(models.Model):
    name = models.CharField(max_length=10)
    active = models.BooleanField(default=True)
    objects = TagQuerySet.as_manager()
    live = ActiveManager()


class Item(models.Model):
    name = models.CharField(max_length=10)
    tags = models.ManyToManyField(Tag)


@receiver(pre_save, sender=Tag)
def upper(sender, instance, **kw):
    instance.name = instance.name.upper()


@receiver(post_save, sender=Tag)
def saved(sender, instance, created, update_fields, **kw):
    print("saved", instance.name, created, update_fields)


@receiver(m2m_changed, sender=Item.tags.through)
def changed(sender, instance, action, pk_set, reverse, model, **kw):
    print(action, sorted(pk_set or []), reverse, model.__name__)


@receiver(post_delete)
def gone(sender, instance, **kw):
    print("gone", sender.__name__)


t = Tag.live.named("ab")
Tag.objects.create(name="long", active=False)
print(Tag.objects.short(), Tag.live.count(), Tag.objects.count())
i = Item.objects.create(name="i")
i.tags.add(t, 2)
i.tags.remove(2)
t.item_set.clear()
i.tags.set([t])
t.save(update_fields=["active"])
print(i.tags.short().count(), Tag._default_manager.name)
t.delete()

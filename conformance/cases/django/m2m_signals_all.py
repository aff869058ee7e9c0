# m2m_changed through every operation of a related manager.
from django.db import models
from django.db.models.signals import m2m_changed


class Tag(models.Model):
    name = models.CharField(max_length=5)


class Post(models.Model):
    tags = models.ManyToManyField(Tag)


def show(sender, instance, action, reverse, model, pk_set, **kwargs):
    print(sender.__name__, action, reverse, model.__name__, sorted(pk_set) if pk_set is not None else None)


m2m_changed.connect(show, sender=Post.tags.through)
p = Post.objects.create()
t = [Tag.objects.create(name=n) for n in "abc"]
p.tags.add(t[0], t[1])
p.tags.add(t[0])
print("set")
p.tags.set([t[1], t[2]])
print("remove")
p.tags.remove(t[1])
print("reverse")
t[0].post_set.add(p)
print("clear")
p.tags.clear()
print("create")
p.tags.create(name="d")

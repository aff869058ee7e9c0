# What managers of many-to-many relations refuse.
from django.db import models


class Tag(models.Model):
    name = models.CharField(max_length=5)


class Post(models.Model):
    tags = models.ManyToManyField(Tag, related_name="posts")


t, p = Tag.objects.create(name="a"), Post.objects.create()
for act in (lambda: setattr(p, "tags", [t]), lambda: setattr(t, "posts", [p]), lambda: Post(tags=[t]), lambda: p.tags.add(p),
            lambda: p.tags.add("x"), lambda: Post().tags, lambda: p.tags.add(Tag()), lambda: p.tags.remove(5)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
p.tags.add(t.pk, str(t.pk))
print(p.tags.count())

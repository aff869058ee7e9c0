import io, json
from django.core import serializers
from django.core.management import call_command
from django.db import connection, models


class TagManager(models.Manager):
    def get_by_natural_key(self, name):
        return self.get(name=name)


class Tag(models.Model):
    objects = TagManager()

    name = models.CharField(max_length=20, unique=True)

    def natural_key(self):
        return (self.name,)


class Post(models.Model):
    title = models.CharField(max_length=50)
    tags = models.ManyToManyField(Tag)
    parent = models.ForeignKey("self", models.SET_NULL, null=True)
    meta = models.JSONField(default=dict)


t1, t2 = Tag.objects.create(name="a"), Tag.objects.create(name="b")
p = Post.objects.create(title="One", meta={"k": [1]})
p.tags.add(t1, t2)
q = Post.objects.create(title="Two", parent=p)
print(serializers.serialize("json", Post.objects.all()))
print(serializers.serialize("json", Post.objects.all(), use_natural_foreign_keys=True, indent=2, fields=["title", "tags"]))
print(serializers.serialize("python", [q]))
print(serializers.serialize("jsonl", Tag.objects.all()))
for obj in serializers.deserialize("json", serializers.serialize("json", [p])):
    print(obj, obj.object.title, obj.m2m_data)
    obj.object.title = "Changed"
    obj.save()
print(Post.objects.get(pk=1).title)
out = io.StringIO()
try:
    call_command("dumpdata", "app", stdout=out)
    print(out.getvalue())
except Exception as e:
    print(type(e).__name__, e)
out = io.StringIO()
try:
    call_command("dumpdata", "app.Tag", indent=1, stdout=out)
    print(out.getvalue())
except Exception as e:
    print(type(e).__name__, e)

text = serializers.serialize("json", Post.objects.all(), use_natural_foreign_keys=True, use_natural_primary_keys=True)
for obj in serializers.deserialize("json", text):
    print(obj, obj.m2m_data)
tags = serializers.serialize("json", Tag.objects.all(), use_natural_primary_keys=True)
print(tags)
for obj in serializers.deserialize("json", tags):
    print(obj.object.pk)
for labels, options in ((["app.Nope"], {}), (["nope"], {}), (["app"], {"format": "csv"}), (["app"], {"exclude": ["app.Post"]}), (["app.Tag"], {"primary_keys": "2"})):
    out = io.StringIO()
    try:
        call_command("dumpdata", *labels, stdout=out, **options)
        print(out.getvalue())
    except Exception as e:
        print(type(e).__name__, e)

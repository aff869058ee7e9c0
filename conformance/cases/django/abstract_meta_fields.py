from django.db import models
class Tag(models.Model):
    name = models.CharField(max_length=5)
class Base(models.Model):
    created = models.DateField(null=True)
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="%(class)s_set")
    tags = models.ManyToManyField(Tag, related_name="%(class)s_tags")
    class Meta:
        abstract = True
        ordering = ["created"]
class Mid(Base):
    extra = models.IntegerField(default=3)
    class Meta(Base.Meta):
        abstract = True
class A(Mid):
    title = models.CharField(max_length=5)
class B(Mid):
    pass
for m in (Base, Mid, A, B):
    print(m.__name__, m._meta.abstract, [str(f) for f in m._meta.get_fields()], m._meta.ordering)
    print([f.name for f in m._meta.fields], [f.name for f in m._meta.many_to_many], m._meta.pk, m._meta.label, m._meta.verbose_name)
f = Base._meta.get_field("created")
print(f.model, A._meta.get_field("created").model, f == A._meta.get_field("created"), A._meta.get_field("created") == B._meta.get_field("created"))
print(f < A._meta.get_field("created"), sorted([A._meta.get_field("title"), A._meta.get_field("created")])[0].name)
try:
    Base._meta.get_field("zip")
except Exception as e:
    print(type(e).__name__, e)
print(A._meta.get_field("tag").remote_field.related_name, hasattr(Tag, "a_set"), Tag._meta.get_field("a_set"))
try:
    Base.objects
except AttributeError as e:
    print(e)
try:
    Base()
except TypeError as e:
    print(e)

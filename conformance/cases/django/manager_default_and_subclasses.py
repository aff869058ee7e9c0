from django.db import models
class Live(models.Manager):
    def get_queryset(self): return super().get_queryset().filter(on=True)
class Base(models.Model):
    name = models.CharField(max_length=9, unique=True)
    on = models.BooleanField(default=True)
    objects = Live()
    class Meta:
        constraints = [models.UniqueConstraint(models.functions.Lower("name") if hasattr(models, "functions") else "name", name="u")]
class Child(Base):
    extra = models.CharField(max_length=9, unique=True)
    home = models.ForeignKey("Home", models.CASCADE, null=True, related_name="children")
class Px(Base):
    class Meta:
        proxy = True
class Home(models.Model):
    pass
h = Home.objects.create()
Child.objects.create(name="a", extra="x", home=h)
Child.objects.create(name="b", extra="y", home=h, on=False)
print([[c.name for c in home.children.all()] for home in Home.objects.prefetch_related("children")])
for o in (Child(name="B", extra="y"), Px(name="a"), Px(name="b"), Child(name="c", extra="x")):
    try:
        o.validate_unique(); o.validate_constraints(); print("fine")
    except Exception as e:
        print(type(e).__name__, e)
home = Home.objects.prefetch_related("children").get()
print({k: type(v).__name__ for k, v in home._prefetched_objects_cache.items()})
home._prefetched_objects_cache = {}
print(home.children.count())

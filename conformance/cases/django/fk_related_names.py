# related_name, related_query_name, default_related_name and "+".
from django.db import models


class Base(models.Model):
    class Meta:
        abstract = True

    owner = models.ForeignKey("Owner", models.CASCADE, related_name="%(class)s_items", related_query_name="%(app_label)s_%(class)s")


class Owner(models.Model):
    name = models.CharField(max_length=5)


class Red(Base):
    pass


class Blue(Base):
    hidden = models.ForeignKey(Owner, models.SET_NULL, null=True, related_name="+")


class Other(models.Model):
    owner = models.ForeignKey(Owner, models.CASCADE)

    class Meta:
        default_related_name = "others"


o = Owner.objects.create(name="o")
Red.objects.create(owner=o)
print(o.red_items.count(), o.blue_items.count(), o.others.count())
print(Owner.objects.filter(app_red__isnull=False).count(), Owner.objects.filter(others__pk=1).exists())
try:
    Owner.objects.filter(nope=1)
except Exception as e:
    print(type(e).__name__, e)
print(sorted(r.get_accessor_name() or "-" for r in Owner._meta.related_objects))

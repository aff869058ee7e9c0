"""_meta: fields, relations, labels, options and inheritance seen from outside."""
from django.apps import apps
from django.db import models


class Base(models.Model):
    made = models.DateField(null=True)

    class Meta:
        abstract = True
        app_label = "app"


class Owner(models.Model):
    name = models.CharField("full name", max_length=9)


class Pet(Base):
    name = models.CharField(max_length=9, unique=True, db_column="pet_name")
    owner = models.ForeignKey(Owner, models.CASCADE, related_name="pets")
    friends = models.ManyToManyField("self")
    vets = models.ManyToManyField(Owner, related_name="patients", through="Visit")

    class Meta:
        verbose_name = "house pet"
        db_table = "pets"
        ordering = ["name"]
        permissions = [("feed", "Can feed")]
        indexes = [models.Index(fields=["name", "-made"], name="pet_idx")]
        default_related_name = "animals"


class Visit(models.Model):
    pet = models.ForeignKey(Pet, models.CASCADE)
    vet = models.ForeignKey(Owner, models.CASCADE)


class Cat(Pet):
    indoor = models.BooleanField(default=True)


class CatProxy(Cat):
    class Meta:
        proxy = True
        verbose_name_plural = "all the cats"


for m in (Owner, Pet, Visit, Cat, CatProxy):
    o = m._meta
    print(o.label, o.label_lower, o.db_table, o.verbose_name, o.verbose_name_plural, o.proxy, o.managed, o.ordering, o.pk.name, o.concrete_model.__name__, str(o), repr(o))
    print([f.name for f in o.get_fields()], [f.name for f in o.get_fields(include_parents=False)], [f.name for f in o.get_fields(include_hidden=True)])
    print([f.name for f in o.fields], [f.name for f in o.local_fields], [f.name for f in o.many_to_many], [r.name for r in o.related_objects], list(o.parents))
for name in ("name", "owner", "owner_id", "friends", "pets", "vets", "visit", "animals", "cat", "pet_rel_+", "nope", "pk", "id"):
    for m in (Pet, Owner):
        try:
            f = m._meta.get_field(name)
            print(m.__name__, name, type(f).__name__, f.is_relation, f.one_to_many, f.many_to_one, f.many_to_many, f.one_to_one, f.concrete, f.auto_created, f.related_model.__name__ if f.related_model else None)
        except Exception as e:
            print(m.__name__, type(e).__name__, e)
f = Pet._meta.get_field("name")
print(f.verbose_name, f.column, f.attname, f.unique, f.db_column, f.model.__name__, Pet._meta.get_field("owner").remote_field.related_name, Owner._meta.get_field("name").verbose_name)
print(Pet._meta.indexes, Pet._meta.permissions, Pet._meta.default_related_name, Pet._meta.get_latest_by, Pet._meta.unique_together, Pet._meta.app_config.label, Pet._meta.default_permissions)
print([m.__name__ for m in apps.get_models() if m.__module__ == __name__], apps.get_model("app", "Pet") is Pet, apps.get_model("app.cat").__name__, apps.is_installed("app"), apps.get_app_config("app").name)
for g in [lambda: apps.get_model("app", "Nope"), lambda: apps.get_model("nope.Pet"), lambda: apps.get_model("app"), lambda: apps.get_app_config("zzz")]:
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
print(Pet.owner.field.name, Owner.pets.rel.name, Owner.pets.field.name, Pet.friends.field.name, Pet.vets.through.__name__, Cat.pet_ptr.field.name, Pet.cat.related.name)

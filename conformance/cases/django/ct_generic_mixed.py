"""Generic relations: filters, deletion cascade, related_query_name, setting objects, prefetch of mixed content."""
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count


class Tag(models.Model):
    label = models.CharField(max_length=20)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveIntegerField()
    item = GenericForeignKey("content_type", "object_id")

    class Meta:
        ordering = ["label"]

    def __str__(self):
        return self.label


class Animal(models.Model):
    name = models.CharField(max_length=20)
    tags = GenericRelation(Tag, related_query_name="animal")

    def __str__(self):
        return self.name


class Rock(models.Model):
    weight = models.IntegerField()

    def __str__(self):
        return "rock %d" % self.weight


lion = Animal.objects.create(name="Lion")
ape = Animal.objects.create(name="Ape")
rock = Rock.objects.create(weight=5)
lion.tags.create(label="fierce")
lion.tags.add(Tag(label="yellow", item=ape), bulk=False)
ape.tags.create(label="hairy")
Tag.objects.create(label="hard", item=rock)
print([(t.label, t.item) for t in Tag.objects.all()])
print([(t.label, str(t.item)) for t in Tag.objects.prefetch_related("item")])
print(Animal.objects.filter(tags__label="hairy"), Tag.objects.filter(animal__name="Lion"), Tag.objects.filter(animal=lion))
print(Animal.objects.annotate(n=Count("tags")).values_list("name", "n"))
print([(a.name, list(a.tags.all())) for a in Animal.objects.prefetch_related("tags")])
lion.tags.set([Tag.objects.get(label="hairy")])
print(lion.tags.all(), ape.tags.all(), Tag.objects.count())
print(lion.tags.filter(label__startswith="h").exists(), lion.tags.get_or_create(label="new"))
t = Tag(label="odd")
print(t.item)
t.item = rock
print(t.content_type, t.object_id)
try:
    Tag.objects.filter(item=rock)
except Exception as e:
    print(type(e).__name__, e)
lion.delete()
print(Tag.objects.values_list("label", "content_type__model"))
rock.delete()
print([(t.label, t.item) for t in Tag.objects.all()])
print(ContentType.objects.get_for_model(Animal), ContentType.objects.get_for_models(Animal, Rock), ContentType.objects.get_by_natural_key("app", "rock").model_class())

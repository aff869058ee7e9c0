from django.db import models


class Base(models.Model):
    created = models.DateField(auto_now_add=True)
    label = models.CharField(max_length=10, default="x")

    class Meta:
        abstract = True
        ordering = ["label"]

    def shout(self):
        return self.label.upper()


class Note(Base):
    text = models.TextField()


class Place(Base):
    class Meta(Base.Meta):
        verbose_name_plural = "spots"


class Cafe(Place):
    seats = models.IntegerField()


class LoudPlace(Place):
    class Meta:
        proxy = True

    def __str__(self):
        return self.shout() + "!"


Note.objects.create(text="n", label="b")
c = Cafe.objects.create(label="cafe", seats=3)
print(Place.objects.get().cafe.seats, c.place_ptr_id, c.shout(), Place._meta.verbose_name_plural, Note._meta.ordering)
print(LoudPlace.objects.all(), Cafe.objects.filter(label="cafe", seats__gt=1), Cafe.objects.values())
c.label, c.seats = "bar", 4
c.save()
print(Place.objects.get().label, Cafe.objects.update(label="z", seats=1), Cafe.objects.get().label)
print(isinstance(c, Place), Cafe.objects.select_related("place_ptr").get().place_ptr, Place.objects.select_related("cafe").get().cafe.seats)
print(c.delete(), Place.objects.count())
try:
    Base()
except TypeError as e:
    print(e)

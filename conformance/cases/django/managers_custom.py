# Managers of one's own: several, the default one, methods.
from django.db import models


class BookQuerySet(models.QuerySet):
    def long(self):
        return self.filter(pages__gt=100)

    def _private(self):
        return 1

    def no_manager(self):
        return 2

    no_manager.queryset_only = True


class ShortManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(pages__lt=50)

    def titles(self):
        return list(self.values_list("title", flat=True))


class Book(models.Model):
    title = models.CharField(max_length=9)
    pages = models.IntegerField()
    people = ShortManager()
    objects = BookQuerySet.as_manager()
    mixed = models.Manager.from_queryset(BookQuerySet)()


for t, n in (("a", 10), ("b", 200), ("c", 70)):
    Book.objects.create(title=t, pages=n)
print(Book.people.titles(), Book._default_manager.count(), Book.objects.long().get().title, Book.mixed.long().count())
print(hasattr(Book.objects, "no_manager"), hasattr(Book.objects, "_private"), hasattr(Book.objects.all(), "no_manager"))
print(Book._meta.default_manager.name, [m.name for m in (Book.people, Book.objects)], Book.objects.model)
try:
    Book().objects
except AttributeError as e:
    print(e)
print(type(Book.objects).__name__, type(Book.mixed).__name__, Book.objects)

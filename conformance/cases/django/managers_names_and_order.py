"""Managers: defaults, base, related use, from_queryset, names, inheritance order, errors."""
from django.db import models


class BookQuerySet(models.QuerySet):
    def published(self):
        return self.filter(done=True)

    def by(self, name):
        return self.filter(author__name=name)

    def _hidden(self):
        return "hidden"

    def secret(self):
        return "no"

    secret.queryset_only = True

    def _shown(self):
        return "shown"

    _shown.queryset_only = False


class DoneManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(done=True)

    def counts(self):
        return self.count(), self.model.__name__


class Author(models.Model):
    name = models.CharField(max_length=10)

    def __str__(self):
        return self.name


class Timed(models.Model):
    made = models.IntegerField(default=0)
    timed = models.Manager()

    class Meta:
        abstract = True


class Book(Timed):
    title = models.CharField(max_length=10)
    done = models.BooleanField(default=False)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    done_books = DoneManager()
    objects = BookQuerySet.as_manager()
    mixed = DoneManager.from_queryset(BookQuerySet, "Mixed")()

    class Meta:
        default_manager_name = "objects"
        base_manager_name = "done_books"

    def __str__(self):
        return self.title


a, b = Author.objects.create(name="A"), Author.objects.create(name="B")
for t, d, w in [("x", True, a), ("y", False, a), ("z", True, b)]:
    Book.objects.create(title=t, done=d, author=w)
print(Book.objects.published(), Book.objects.by("A").published(), Book.done_books.all(), Book.done_books.counts(), Book.mixed.by("A"), Book.timed.count())
print(Book._default_manager.name, Book._base_manager.name, type(Book.objects).__name__, type(Book.mixed).__name__, type(Book.mixed).__mro__[1].__name__)
print([m.name for m in Book._meta.managers], Book._meta.default_manager is Book._default_manager, Book._meta.managers_map.keys())
print(a.books.published(), a.books(manager="done_books").all(), a.books.all(), a.books(manager="mixed").by("A"))
print(hasattr(Book.objects, "_hidden"), hasattr(Book.objects, "secret"), Book.objects._shown(), Book.objects.all().secret())
for f in [lambda: Book.objects.secret(), lambda: Book.objects.first().objects, lambda: Timed.timed, lambda: Book.nope, lambda: a.books(manager="nope"), lambda: a.books.delete, lambda: Author.objects.as_manager, lambda: Book.objects.all().published().nope()]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(Book.objects, str(Book.done_books), repr(Book.mixed), Book.objects == Book.objects, Book.objects.db, Book.objects.model.__name__)
print(Book.objects.db_manager("default").count(), Book.objects.using("default").count(), Book.objects.get_queryset().__class__.__name__)


class Shop(models.Model):
    name = models.CharField(max_length=5)
    rows = models.Manager()


Shop.rows.create(name="s")
print(Shop.rows.count(), hasattr(Shop, "objects"), Shop._default_manager.name)
try:
    Shop.objects
except AttributeError as e:
    print(e)


class Proxy(Book):
    extra = DoneManager()

    class Meta:
        proxy = True


print(Proxy.objects.count(), Proxy.extra.count(), Proxy._default_manager.name, [m.name for m in Proxy._meta.managers])

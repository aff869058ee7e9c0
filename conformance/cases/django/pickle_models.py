import copy
import pickle
import warnings

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Value, When
from django.db.models.functions import Lower


class Author(models.Model):
    name = models.CharField(max_length=50)
    born = models.DateField(null=True)

    def __str__(self):
        return self.name


class BookQuerySet(models.QuerySet):
    def cheap(self):
        return self.filter(price__lt=10)


class Book(models.Model):
    title = models.CharField(max_length=100)
    price = models.DecimalField(max_digits=6, decimal_places=2, default=5)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    objects = BookQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title


class Cached(models.Model):
    name = models.CharField(max_length=10)

    def __getstate__(self):
        state = super().__getstate__()
        state.pop("heavy", None)
        return state

    def __setstate__(self, state):
        super().__setstate__(state)
        self.heavy = "anew"


ann = Author.objects.create(name="Ann")
for i in range(3):
    Book.objects.create(title=f"T{i}", price=i * 6, author=ann)

book = Book.objects.select_related("author").get(title="T1")
again = pickle.loads(pickle.dumps(book))
print(again == book, again is book, again.author.name, again._state.db, again._state.adding, again.author is book.author)
print(sorted(book.__reduce__()[2]), book.__reduce__()[1])
unsaved = pickle.loads(pickle.dumps(Book(title="new")))
print(unsaved.pk, unsaved.title, unsaved._state.adding)
lazy = pickle.loads(pickle.dumps(Book.objects.defer("title").get(pk=1)))
print(lazy.get_deferred_fields(), lazy.title)
again.title = "changed"
again.save()
print(Book.objects.get(pk=again.pk).title)

qs = Book.objects.filter(author=ann).cheap()
data = pickle.dumps(qs)
back = pickle.loads(data)
print(type(back).__name__, list(back), len(back), [b.title for b in back.cheap().filter(price__gt=1)])
print(pickle.loads(pickle.dumps(Book.objects.values("title", "price").order_by("-title"))))
print(pickle.loads(pickle.dumps(Book.objects.values_list("title", flat=True))))
print(pickle.loads(pickle.dumps(Author.objects.annotate(n=Count("books"))))[0].n)
fetched = pickle.loads(pickle.dumps(Author.objects.prefetch_related("books")))
print([b.title for b in fetched[0].books.all()], sorted(fetched[0]._prefetched_objects_cache))

other = Book.objects.all()
other.query = pickle.loads(pickle.dumps(Book.objects.filter(price__gte=6).order_by("-price").query))
print(list(other), str(other.query) == str(Book.objects.filter(price__gte=6).order_by("-price").query))
other.query = pickle.loads(pickle.dumps(Book.objects.values("title").query))
print(list(other))
print(Author.objects.filter(books__in=Book.objects.filter(price=0).query))

for e in (Q(title="x") | ~Q(price__gt=3), F("price") + 1, Value(3), Lower("title"), Count("books", distinct=True),
          Case(When(price=1, then=Value("one")), default=Value("many")), Prefetch("books", to_attr="all_books")):
    r = pickle.loads(pickle.dumps(e))
    print(type(r).__name__, r == e, r is e)
print(Book.objects.filter(pickle.loads(pickle.dumps(Q(title__startswith="T") & Q(price__lt=7)))).count())
print(pickle.loads(pickle.dumps(Book._meta.get_field("title"))) is Book._meta.get_field("title"))
print(pickle.loads(pickle.dumps(Author.objects)) == Author.objects)
try:
    pickle.dumps(Book.objects)
except pickle.PicklingError as e:
    print(e)
print(pickle.loads(pickle.dumps(Book)) is Book, pickle.loads(pickle.dumps(Book.DoesNotExist)) is Book.DoesNotExist)
try:
    Book.objects.get(pk=99)
except Book.DoesNotExist as e:
    r = pickle.loads(pickle.dumps(e))
    print(type(r) is Book.DoesNotExist, r.args)
r = pickle.loads(pickle.dumps(ValidationError({"title": ["bad", "worse"]})))
print(r.message_dict)
c = Cached.objects.create(name="c")
c.heavy = object()
d = pickle.loads(pickle.dumps(c))
print(d.heavy, d.name)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    state = book.__getstate__()
    x = Book.__new__(Book)
    x.__setstate__(state)
    print(seen[0].category.__name__, seen[0].message, x.title)
    state["_django_version"] = "1.0"
    x.__setstate__(state)
    print(seen[1].message)
shallow, deep = copy.copy(book), copy.deepcopy(book)
print(shallow.author is book.author, deep.author is book.author, deep == book)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(protocol, pickle.loads(pickle.dumps(book, protocol)).title, end=" ")
print()

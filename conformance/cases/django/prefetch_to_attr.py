from django.db import models
from django.db.models import Count, Prefetch, prefetch_related_objects


class Author(models.Model):
    name = models.CharField(max_length=10)


class Book(models.Model):
    title = models.CharField(max_length=10)
    authors = models.ManyToManyField(Author, related_name="books")
    shelf = models.ForeignKey("Shelf", on_delete=models.CASCADE, related_name="books")


class Shelf(models.Model):
    label = models.CharField(max_length=10)
    room = models.ForeignKey("Room", on_delete=models.CASCADE)


class Room(models.Model):
    name = models.CharField(max_length=10)


room = Room.objects.create(name="r")
s1, s2 = (Shelf.objects.create(label=x, room=room) for x in "st")
a1, a2 = (Author.objects.create(name=x) for x in ("ann", "bob"))
for i, (s, names) in enumerate([(s1, [a1]), (s1, [a1, a2]), (s2, [a2]), (s2, [])]):
    Book.objects.create(title=f"b{i}", shelf=s).authors.set(names)

for s in Shelf.objects.prefetch_related(Prefetch("books", Book.objects.annotate(n=Count("authors")).order_by("-n", "title"), to_attr="top"), "books__authors"):
    print(s.label, [(b.title, b.n) for b in s.top], [b.title for b in s.books.all()], sum(b.authors.count() for b in s.books.all()))
for a in Author.objects.prefetch_related("books__shelf__room"):
    print(a.name, {b.shelf.room.name for b in a.books.all()})
shelves = list(Shelf.objects.all())
prefetch_related_objects(shelves, "books", Prefetch("room", queryset=Room.objects.only("name")))
print([len(s.books.all()) for s in shelves], shelves[0].room is shelves[1].room)
print([b.title for b in shelves[0].books.filter(title="b0")], shelves[0].books.all()[0].shelf is shelves[0])
q = Shelf.objects.prefetch_related("books")
print([s.books.count() for s in q], q.get(label="s").books.exists())
for bad in ("nope", "label", "books__nope", "books__title"):
    try:
        list(Shelf.objects.prefetch_related(bad))
    except Exception as e:
        print(type(e).__name__, e)
try:
    list(Shelf.objects.prefetch_related("books", Prefetch("books", Book.objects.filter(title="b1"))))
except ValueError as e:
    print(e)
list(Shelf.objects.prefetch_related(Prefetch("books", to_attr="label")))

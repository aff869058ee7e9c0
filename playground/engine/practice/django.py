from django.db import models, transaction
from django.db.models import Count, F, Q


class Author(models.Model):
    name = models.CharField(max_length=80)

    def __str__(self):
        return self.name


class Tag(models.Model):
    word = models.CharField(max_length=20, unique=True)


class Book(models.Model):
    title = models.CharField(max_length=120)
    year = models.IntegerField(default=1950)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    tags = models.ManyToManyField(Tag)


with transaction.atomic():
    tag = Tag.objects.create(word="t")
    for name in ("a", "b", "c"):
        author = Author.objects.create(name=name)
        for year in range(1950, 1953):
            book = Book.objects.create(title=f"{name} {year}", year=year, author=author)
        book.tags.add(tag)
for book in Book.objects.order_by("-year", "title"):
    print(book.author.name, book.title)
print([b.author.name for b in Book.objects.select_related("author").filter(Q(year__gt=1950) | Q(title__startswith="a"))])
print([len(a.books.all()) for a in Author.objects.prefetch_related("books")], tag.book_set.count())
print(Author.objects.annotate(n=Count("books")).values_list("name", "n"))
Book.objects.filter(author__name="a").update(year=F("year") + 1)
book.title = "other"
book.save()
author.delete()
try:
    Book.objects.get(title="none")
except Book.DoesNotExist as e:
    print(e)

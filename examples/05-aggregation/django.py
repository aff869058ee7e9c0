from django.db import models
from django.db.models import Avg, Count, Max, Min, Sum


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=120)
    pages = models.IntegerField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")


shelf = {
    "Stanisław Lem": [("Solaris", 204), ("The Cyberiad", 295)],
    "Ursula K. Le Guin": [("The Dispossessed", 341), ("The Lathe of Heaven", 184), ("Rocannon's World", 122)],
    "Philip K. Dick": [("Ubik", 202)],
}
for name, books in shelf.items():
    author = Author.objects.create(name=name)
    for title, pages in books:
        Book.objects.create(title=title, pages=pages, author=author)

total = Book.objects.aggregate(books=Count("id"), total_pages=Sum("pages"), longest=Max("pages"), shortest=Min("pages"))
print(total["books"], "books,", total["total_pages"], "pages, from", total["shortest"], "to", total["longest"])

per_author = Author.objects.annotate(n=Count("books"), mean=Avg("books__pages")).order_by("-n", "name")
for author in per_author:
    print(f"{author.name}: {author.n} books, {author.mean:.1f} pages on average")

busy = Author.objects.annotate(n=Count("books")).filter(n__gte=2).order_by("name")
print("two or more:", ", ".join(author.name for author in busy))

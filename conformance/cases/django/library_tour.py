from django.db import models
from django.db.models import Count, Avg, Q, F, Max, Min, Sum

class Publisher(models.Model):
    name = models.CharField(max_length=60, unique=True)
    city = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

class Author(models.Model):
    first_name = models.CharField(max_length=30)
    last_name = models.CharField(max_length=30)
    born = models.DateField(null=True)

    class Meta:
        ordering = ["last_name", "first_name"]

    def __str__(self):
        return f"{self.first_name} {self.last_name}"

    @property
    def initials(self):
        return self.first_name[0] + self.last_name[0]

class Book(models.Model):
    title = models.CharField(max_length=120)
    pages = models.PositiveIntegerField(default=0)
    price = models.DecimalField(max_digits=6, decimal_places=2)
    published = models.DateField()
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="books")
    authors = models.ManyToManyField(Author, related_name="books")

    def __str__(self):
        return self.title

import datetime
from decimal import Decimal
pub1 = Publisher.objects.create(name="Gollancz", city="London")
pub2 = Publisher.objects.create(name="Ace")
ursula = Author.objects.create(first_name="Ursula", last_name="Le Guin", born=datetime.date(1929, 10, 21))
frank = Author.objects.create(first_name="Frank", last_name="Herbert")
terry = Author(first_name="Terry", last_name="Pratchett")
neil = Author(first_name="Neil", last_name="Gaiman")
terry.save(); neil.save()
for title, pages, price, y, pub, who in [
    ("The Dispossessed", 341, "9.99", 1974, pub1, [ursula]),
    ("Dune", 612, "12.50", 1965, pub2, [frank]),
    ("Good Omens", 288, "8.75", 1990, pub1, [terry, neil]),
    ("Left Hand of Darkness", 304, "7.20", 1969, pub2, [ursula]),
]:
    b = Book.objects.create(title=title, pages=pages, price=Decimal(price), published=datetime.date(y, 1, 2), publisher=pub)
    b.authors.add(*who)

print(Author.objects.all())
print(Book.objects.filter(publisher__city="London").order_by("-pages"))
for p in Publisher.objects.annotate(n=Count("books"), dear=Max("books__price")).order_by("-n", "name"):
    print(p, p.n, p.dear, type(p.dear).__name__)
print(Book.objects.aggregate(total=Sum("pages"), avg=Avg("price"), low=Min("published")))
print(list(Author.objects.filter(books__pages__gt=300).distinct().values_list("last_name", flat=True)))
print(Book.objects.filter(Q(title__icontains="dune") | Q(authors__last_name="Gaiman")).count())
print(Book.objects.exclude(authors__first_name="Ursula").values("title", "publisher__name"))
Book.objects.filter(pages__lt=300).update(price=F("price") + 1, pages=F("pages") * 2)
print(Book.objects.get(title="Good Omens").price)
print([a.initials for a in Author.objects.exclude(born__isnull=True)])
try:
    pub1.delete()
except models.ProtectedError as e:
    print(type(e).__name__, len(e.protected_objects))

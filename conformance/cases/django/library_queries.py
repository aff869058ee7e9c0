from django.db import models
from django.db.models import Avg, Count, F, Max, Min, Q, Sum


class Author(models.Model):
    name = models.CharField(max_length=50)
    born = models.IntegerField(null=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=100)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    pages = models.PositiveIntegerField(default=0)
    price = models.DecimalField(max_digits=6, decimal_places=2, default="9.90")

    def __str__(self):
        return self.title


lem = Author.objects.create(name="Lem", born=1921)
dick = Author.objects.create(name="Dick", born=1928)
nobody = Author.objects.create(name="Nobody")
for title, who, pages in [("Solaris", lem, 204), ("Fiasco", lem, 322), ("Ubik", dick, 202)]:
    Book.objects.create(title=title, author=who, pages=pages)

print(Author.objects.all())
print(Book.objects.filter(author__name="Lem").order_by("-pages"))
print(Book.objects.exclude(author=lem).values("title", "author__name"))
print(list(Book.objects.filter(Q(pages__gt=300) | Q(title__startswith="U"), pages__lt=1000).values_list("title", flat=True)))
print(Author.objects.annotate(n=Count("books"), total=Sum("books__pages")).values_list("name", "n", "total"))
print(Author.objects.filter(books__isnull=True), Author.objects.filter(books__pages__gte=200).distinct().count())
print(Book.objects.aggregate(Avg("pages"), Max("pages"), low=Min("pages"), n=Count("*")))
print(Book.objects.filter(pages__gt=F("author__born") - 1800).exists(), Book.objects.filter(title__icontains="SOL").first())
print(Book.objects.filter(pages__in=[202, 204]).update(pages=F("pages") + 1, price="5.00"))
print([(b.title, b.pages, b.price) for b in Book.objects.order_by("pk")])
print(lem.books.count(), lem.books.all()[:1], lem.books.filter(pages__range=(300, 400)).get())
print(Author.objects.order_by(F("born").desc(nulls_last=True)).values_list("name", "born"))
print(Author.objects.alias(n=Count("books")).filter(n__gt=1), Book.objects.filter(author__in=Author.objects.filter(born__lt=1925)).count())
print(Book.objects.values("author__name").annotate(n=Count("id")).order_by("-n", "author__name"))
print(Book.objects.latest("pages"), Book.objects.earliest("pages"), Book.objects.last(), Book.objects.none(), Book.objects.order_by("title")[1:3])
try:
    Book.objects.get(title="Nothing")
except Book.DoesNotExist as e:
    print(type(e).__qualname__, e)
try:
    Book.objects.get(author=lem)
except Book.MultipleObjectsReturned as e:
    print(type(e).__qualname__, e)
Book.objects.filter(titel="x")

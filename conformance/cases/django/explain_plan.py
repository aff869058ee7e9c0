"""explain() shows SQLite's plan."""
from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)
    age = models.IntegerField(default=0)

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=30)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    pages = models.IntegerField(default=100)
    price = models.DecimalField(max_digits=6, decimal_places=2, default="9.90")

    def __str__(self):
        return self.title



ann = Author.objects.create(name="Ann", age=30)
ben = Author.objects.create(name="Ben", age=40)
cid = Author.objects.create(name="Cid", age=50)
for title, who, pages, price in [("Alpha", ann, 120, "10.00"), ("Beta", ann, 80, "12.50"), ("Gamma", ben, 300, "7.25")]:
    Book.objects.create(title=title, author=who, pages=pages, price=price)


print(Book.objects.filter(title="Alpha").explain().split(" ", 3)[3])
print(Book.objects.filter(pk=1).explain().split(" ", 3)[3])
try:
    Book.objects.explain(format="json")
except ValueError as e:
    print(e)
try:
    Book.objects.all().explain(verbose=True, analyze=True)
except ValueError as e:
    print(e)

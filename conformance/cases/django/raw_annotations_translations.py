"""Further columns become attributes; translations rename columns."""
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


for a in Author.objects.raw("SELECT a.*, COUNT(b.id) AS n FROM app_author a LEFT JOIN app_book b ON b.author_id = a.id GROUP BY a.id ORDER BY a.id"):
    print(a.name, a.n)
for a in Author.objects.raw("SELECT id, name AS first, age FROM app_author ORDER BY id", translations={"first": "name"}):
    print(a.name, a.age)
try:
    list(Author.objects.raw("SELECT name FROM app_author"))
except Exception as e:
    print(type(e).__name__, e)
for a in Author.objects.raw("SELECT * FROM app_author ORDER BY id").prefetch_related("books"):
    print(a.name, [b.title for b in a.books.all()])

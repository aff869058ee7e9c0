"""regex look-ups follow Python's re: lookaround and backreferences work."""
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


Author.objects.create(name="Anna")
Author.objects.create(name="foo-bar")
print(Author.objects.filter(name__regex=r"^A(?=nn)").count())
print(list(Author.objects.filter(name__regex=r"(n)\1").values_list("name", flat=True)))
print(list(Author.objects.filter(name__iregex=r"^[AB]").values_list("name", flat=True)))
print(list(Author.objects.filter(name__regex=r"\bbar$").values_list("name", flat=True)))
print(list(Author.objects.exclude(name__regex=r"(?<!n)a?$").values_list("name", flat=True)))
print(list(Author.objects.filter(age__regex=r"^[34]0$").values_list("age", flat=True)))
try:
    print(Author.objects.filter(name__regex="(").count())
except Exception as e:
    print(type(e).__name__, e)

"""Every method of a QuerySet that talks to the database has an async form."""
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


import asyncio

from django.db.models import Avg


async def main():
    print(await Book.objects.acount())
    print(await Book.objects.aget(title="Beta"))
    print(await Book.objects.order_by("title").afirst(), await Book.objects.order_by("title").alast())
    print(await Book.objects.filter(pages__gt=100).aexists())
    print(await Book.objects.aaggregate(Avg("pages")))
    print(await Book.objects.alatest("pages"), await Book.objects.aearliest("pages"))
    print(await Book.objects.ain_bulk([1, 3]))
    print(await Book.objects.acontains(await Book.objects.aget(pk=1)))
    print(await Book.objects.filter(pk=1).aupdate(pages=1))
    print(await Author.objects.aget_or_create(name="Dee"))
    print(await Author.objects.aupdate_or_create(name="Dee", defaults={"age": 5}))
    print(await Author.objects.abulk_create([Author(name="Eve"), Author(name="Fay")]))
    print(await Author.objects.filter(name__in=["Eve", "Fay"]).adelete())


asyncio.run(main())

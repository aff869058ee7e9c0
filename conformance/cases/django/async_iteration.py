"""async for runs the query and goes through its items."""
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


async def main():
    async for b in Book.objects.order_by("-pages"):
        print(b.title, b.pages)
    print([a.name async for a in Author.objects.filter(age__gte=40).order_by("age")])
    async for row in Book.objects.values_list("title", flat=True).aiterator():
        print(row)
    async for b in Book.objects.select_related("author").order_by("id"):
        print(b.author.name)


asyncio.run(main())

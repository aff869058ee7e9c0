import datetime
from decimal import Decimal

from django.db import models, transaction
from django.db.models import *
from django.db.models.functions import *


class Author(models.Model):
    name = models.CharField(max_length=20, unique=True)
    born = models.DateField(null=True)


class Tag(models.Model):
    name = models.SlugField(primary_key=True)


class Book(models.Model):
    title = models.CharField(max_length=30)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books", null=True)
    pages = models.IntegerField(default=100)
    price = models.DecimalField(max_digits=6, decimal_places=2, default="9.90")
    out = models.DateTimeField(null=True)
    data = models.JSONField(null=True)
    sold = models.BooleanField(default=False)
    took = models.DurationField(null=True)
    blob = models.BinaryField(null=True)
    tags = models.ManyToManyField(Tag)


class Empty(models.Model):
    pass


ann = Author.objects.create(name="Ann", born=datetime.date(1970, 1, 2))
Author.objects.bulk_create([Author(name="Ben"), Author(name="Cy", born=datetime.date(1980, 1, 1))])
Author.objects.bulk_create([Author(name="Ben"), Author(name="Dee")], ignore_conflicts=True)
Author.objects.bulk_create([Author(name="Ben", born=datetime.date(1990, 1, 1))], update_conflicts=True, update_fields=["born"], unique_fields=["name"])
Author.objects.bulk_create([Author(name="Eve"), Author(name=Lower(Value("FAY")))])
book = Book.objects.create(title="Alpha", author=ann, data={"a": 1}, took=datetime.timedelta(hours=1))
Book.objects.create(title=Upper(Value("beta")), out=Now())
Empty.objects.create()
Empty.objects.bulk_create([Empty(), Empty()])
tag = Tag.objects.create(name="t")
tag.save()
book.tags.add(tag)
book.title = "Changed"
book.pages = F("pages") + 1
book.save()
book.save(update_fields=["sold"])
Book.objects.update(pages=5, sold=True, author=None)
Book.objects.filter(pages__gt=3, title__icontains="a").update(price=F("price") * Decimal("1.1"), title=Concat("title", Value("!")), out=None)
Book.objects.filter(pk=1).update(pages=Case(When(sold=True, then=F("pages") + 1), default=Value(0)), data=None)
Book.objects.filter(title__startswith="A").exclude(sold=False).update(took=datetime.timedelta(days=1))
one, two = Book.objects.order_by("pk")[:2]
one.pages, two.pages = 1, 2
Book.objects.bulk_update([one, two], ["pages"])
with transaction.atomic():
    list(Book.objects.select_for_update().filter(pk=1))
    list(Book.objects.select_for_update(nowait=True))
    list(Book.objects.select_for_update(skip_locked=True).order_by("pk")[:2])
    list(Book.objects.select_related("author").select_for_update(of=("self",)))
    list(Book.objects.select_related("author").filter(author__isnull=False).select_for_update(of=("self", "author"), nowait=True))
    list(Book.objects.select_for_update(no_key=True))
    Book.objects.get_or_create(title="New")
    Book.objects.update_or_create(title="New", defaults={"pages": 7})
Book.objects.filter(title="New").delete()
book.tags.clear()
Author.objects.filter(name__in=["Cy", "Dee"]).delete()
Tag.objects.filter(name="none")._raw_delete("default")
Book.objects.all()._raw_delete("default")

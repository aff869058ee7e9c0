"""A filtered relation over a many-to-many joins the table between first."""
from django.db import models
from django.db.models import FilteredRelation, Q


class Author(models.Model):
    name = models.CharField(max_length=30)
    favs = models.ManyToManyField("Book", related_name="fans")
class Book(models.Model):
    title = models.CharField(max_length=30)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
a = Author.objects.create(name="a"); b = Book.objects.create(title="t", author=a); a.favs.add(b)
qs = Author.objects.annotate(x=FilteredRelation("favs", condition=Q(favs__in=[b])))
print(qs.filter(x__isnull=False).query)
print(qs.filter(x__title="t").query)
print(Author.objects.annotate(x=FilteredRelation("favs", condition=Q(favs__author=a))).filter(x__title="t").query)
print(Book.objects.annotate(x=FilteredRelation("fans", condition=Q(fans__name="a"))).filter(x__name="t").query)

"""Which joins stay outer when querysets are combined by &, | and ^."""
from django.db import models
from django.db.models import *
from django.db.models.functions import *
class Pub(models.Model):
    name = models.CharField(max_length=20)
    city = models.CharField(max_length=20, null=True)
class Author(models.Model):
    name = models.CharField(max_length=20)
    born = models.DateField(null=True)
    boss = models.ForeignKey("self", models.SET_NULL, null=True, related_name="staff")
class Book(models.Model):
    title = models.CharField(max_length=20)
    pub = models.ForeignKey(Pub, models.CASCADE, null=True, related_name="books")
    authors = models.ManyToManyField(Author, related_name="works")
    price = models.DecimalField(max_digits=6, decimal_places=2, null=True)
class Review(models.Model):
    book = models.ForeignKey(Book, models.CASCADE)
    stars = models.IntegerField()
    text = models.TextField(blank=True)
class Cover(models.Model):
    book = models.OneToOneField(Book, models.CASCADE)
    color = models.CharField(max_length=9)
parts = {
 "a": Q(title="x"), "b": Q(pub__name="n"), "c": Q(authors__name="m"), "d": Q(review__stars__gt=3), "e": Q(cover__color="red"), "f": Q(pub__isnull=True), "g": Q(cover__isnull=True), "h": Q(authors__boss__name="z"),
 "i": Q(review__isnull=False), "j": Q(pub__city__isnull=True), "k": Q(authors=None), "l": Q(price__lt=F("review__stars")), "m": Q(pub__in=[1, 2]), "n": Q(authors__in=[]), "o": Q(review__text__contains="q", review__stars=1), "p": Q(pk__in=[]), "q": ~Q(pk__in=[])}
import itertools
def show(label, make):
    try: s = str(make().query).split(" FROM ", 1)[1]
    except Exception as e: s = type(e).__name__ + " " + str(e)[:100]
    print(label, s)
names = list("abdegjkn")
for x, y in itertools.permutations(names, 2):
    a, b = parts[x], parts[y]
    show(x+y+"1", lambda: Book.objects.filter(a) & Book.objects.filter(b))
    show(x+y+"2", lambda: Book.objects.exclude(a) | Book.objects.filter(b))
    show(x+y+"3", lambda: Book.objects.exclude(a) & Book.objects.exclude(b))
    show(x+y+"4", lambda: Book.objects.exclude(a) ^ Book.objects.filter(b))
    show(x+y+"5", lambda: Book.objects.filter(a).filter(b) & Book.objects.filter(b))
    show(x+y+"6", lambda: (Book.objects.filter(a) | Book.objects.filter(b)).exclude(a))
    show(x+y+"7", lambda: Book.objects.filter(a).order_by("pub__name") | Book.objects.filter(b).order_by("title"))
    show(x+y+"8", lambda: Review.objects.filter(book__in=Book.objects.filter(a) & Book.objects.filter(b)))

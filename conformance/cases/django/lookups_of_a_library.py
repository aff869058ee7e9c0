# Aggregates, windows, subqueries and exclusions over authors, books and publishers.
from django.db import models, transaction, connection
from django.db.models import *
from django.db.models.functions import *
from django.test import TestCase
import datetime
class Author(models.Model):
    name = models.CharField(max_length=20)
    alias = models.CharField(max_length=20, null=True)
    age = models.IntegerField()
    friends = models.ManyToManyField("self", blank=True)
    def __str__(self): return self.name
class Publisher(models.Model):
    name = models.CharField(max_length=20)
    num = models.IntegerField(default=0)
    def __str__(self): return self.name
class Book(models.Model):
    name = models.CharField(max_length=30)
    pages = models.IntegerField()
    rating = models.FloatField()
    price = models.DecimalField(decimal_places=2, max_digits=6)
    authors = models.ManyToManyField(Author)
    contact = models.ForeignKey(Author, models.CASCADE, related_name="contact_set")
    publisher = models.ForeignKey(Publisher, models.CASCADE)
    pub = models.DateField()
    def __str__(self): return self.name
A = [Author.objects.create(name=n, age=a, alias=al) for n, a, al in [("Ann", 30, None), ("Bob", 40, "B"), ("Cyd", 25, "cy"), ("Dan", 40, None)]]
A[0].friends.add(A[1], A[2]); A[1].friends.add(A[3])
P = [Publisher.objects.create(name=n, num=i) for i, n in enumerate(["X", "Y", "Z"])]
for i, (n, pg, r, pr) in enumerate([("One", 100, 4.5, "10.00"), ("Two", 250, 3.0, "20.50"), ("Three", 300, 4.5, "7.25"), ("Four", 50, 2.0, "99.99"), ("Five", 420, 5.0, "15.00")]):
    b = Book.objects.create(name=n, pages=pg, rating=r, price=pr, contact=A[i % 4], publisher=P[i % 2], pub=datetime.date(2020 + i, 1 + i, 5))
    b.authors.add(*A[: 1 + i % 3])
print(Author.objects.annotate(s=Sum("book__pages"), c=Count("book", distinct=True), f=Count("friends", distinct=True)).values("name", "s", "c", "f"))
print(Publisher.objects.annotate(n=Count("book")).filter(n__gt=1).order_by("-n", "name"), Publisher.objects.filter(book__isnull=True))
print(Book.objects.values("rating").annotate(n=Count("contact__id"), m=Min("price")).order_by("-rating"))
print(Book.objects.annotate(c=Count("authors")).aggregate(Sum("c"), Avg("c"), Max("c")))
print(Author.objects.alias(total=Sum("book__price")).filter(total__gt=30).annotate(t=F("total") * 2).values_list("name", "t"))
print(Book.objects.filter(publisher__in=Publisher.objects.filter(num__lt=1)).exclude(authors__age=40))
print(Book.objects.exclude(authors__name="Bob").values_list("name", flat=True), Author.objects.exclude(book__rating__gte=4, book__pages__lt=200))
print(Author.objects.filter(book__rating=4.5).filter(book__pages__gt=200).distinct(), Author.objects.filter(book__rating=4.5, book__pages__gt=200).distinct())
print(Book.objects.annotate(r=FilteredRelation("authors", condition=Q(authors__age__gt=29))).filter(r__isnull=False).values("name", "r__name").order_by("id", "r__name"))
print(Author.objects.filter(Exists(Book.objects.filter(contact=OuterRef("pk"), publisher__num=OuterRef("age") - 40))))
sub = Book.objects.filter(authors=OuterRef("pk")).order_by().values("authors").annotate(t=Sum("pages")).values("t")
print(Author.objects.annotate(t=Subquery(sub), u=Coalesce(Subquery(sub), 0)).values_list("name", "t", "u"))
print(Book.objects.annotate(w=Window(Avg("rating"), partition_by=F("publisher"), order_by="pub", frame=RowRange(start=-1, end=0)), nt=Window(Ntile(2), order_by="-pages"), fv=Window(FirstValue("name"), partition_by="publisher", order_by=F("price").asc())).values_list("name", "w", "nt", "fv").order_by("pk"))
print(Book.objects.aggregate(a=Sum(F("pages") * F("rating"), output_field=FloatField()), b=Count("pk", filter=~Q(rating=4.5)), d=Max("pub") - Min("pub"), e=Avg(Case(When(rating__gt=4, then="pages"), default=0))))
print(Author.objects.annotate(nm=Coalesce("alias", "name"), g=Greatest("age", Value(30)), l=Lower(Left("name", 2)), n=NullIf("age", Value(40))).values_list("nm", "g", "l", "n"))
print(Book.objects.annotate(y=ExtractYear("pub"), q=ExtractQuarter("pub"), wk=ExtractWeek("pub"), m=TruncYear("pub")).values_list("y", "q", "wk", "m")[:3])
print(Book.objects.order_by(Case(When(name="Three", then=0), default=1), "-name").values_list("name", flat=True), Book.objects.order_by("?").count(), Book.objects.order_by("publisher__name", "-pages").reverse()[0])
print(Author.objects.filter(friends__friends__name="Dan"), A[0].friends.all(), Author.objects.filter(friends__in=[A[1]]).distinct().order_by("-name"))
print(Book.objects.filter(pub__range=("2020-12-01", "2022-12-31"), name__iregex="^t").values("name", "pub"), Book.objects.filter(price__in=["10.00", 99.99]))
print(Book.objects.filter(name__in=Book.objects.values("name")[:0]), Book.objects.filter(pk__in=[]).query.__class__.__name__)
print(Book.objects.extra(select={"twice": "pages * 2"}, where=["pages > %s"], params=[200], order_by=["-twice"]).values_list("name", "twice"))
print(Book.objects.annotate(x=RawSQL("pages + %s", (1,))).values_list("x", flat=True), Author.objects.annotate(c=ExpressionWrapper(Q(age__gt=30), output_field=BooleanField())).values_list("c", flat=True))
print(Book.objects.values_list("publisher__name", named=True).distinct(), list(Book.objects.values_list("pk", "name", named=True)[:1]))
print(Publisher.objects.prefetch_related("book_set__authors").get(pk=1).book_set.all()[0].authors.all(), Book.objects.select_related("publisher", "contact").get(name="Two").contact.alias)
print(Book.objects.update(price=F("price") + 1, rating=Round(F("rating"))), Book.objects.filter(name="One").values("price", "rating"))
print(Author.objects.filter(age__lt=F("book__pages") / 10).distinct().count(), Book.objects.filter(Q(authors__age__gt=F("pages")) | Q(pages=50)).distinct())
print(Book.objects.bulk_create([Book(name="Six", pages=1, rating=1, price=1, contact=A[0], publisher=P[2], pub="2030-01-01")])[0].pk, Book.objects.filter(publisher=P[2]).delete())
with CaptureQueries() if False else transaction.atomic():
    Book.objects.select_for_update().filter(pk=1).first()
print(Author.objects.values("age").annotate(names=JSONArray("name") if "JSONArray" in globals() else Count("pk")).order_by("age"))

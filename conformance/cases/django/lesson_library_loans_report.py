"""A library: loans, fines, and who reads what."""
import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import (
    Avg, BooleanField, Case, Count, DecimalField, DurationField, Exists, ExpressionWrapper, F, FilteredRelation, Max, Min, OuterRef, Prefetch, Q, Subquery, Sum, Value, When, Window,
)
from django.db.models.functions import Cast, Coalesce, Concat, ExtractYear, Greatest, Length, Lag, Lower, Rank, RowNumber, StrIndex, Substr, TruncMonth, Upper
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone


class Genre(models.TextChoices):
    NOVEL = "N", "Novel"
    ESSAY = "E", "Essay"
    POEM = "P", "Poetry"


class Reader(models.Model):
    name = models.CharField(max_length=40)
    joined = models.DateField()
    friends = models.ManyToManyField("self", blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=60)
    genre = models.CharField(max_length=1, choices=Genre.choices, default=Genre.NOVEL)
    price = models.DecimalField(max_digits=6, decimal_places=2)
    copies = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["title"]
        constraints = [models.CheckConstraint(condition=Q(price__gte=0), name="price_not_negative")]

    def __str__(self):
        return self.title


class LoanQuerySet(models.QuerySet):
    def open(self):
        return self.filter(returned__isnull=True)

    def overdue(self, on):
        return self.open().filter(due__lt=on)

    def with_days(self, on):
        return self.annotate(days=ExpressionWrapper(Value(on) - F("due"), output_field=DurationField()))


class Loan(models.Model):
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="loans")
    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="loans")
    taken = models.DateField()
    due = models.DateField()
    returned = models.DateField(null=True, blank=True)
    objects = LoanQuerySet.as_manager()

    class Meta:
        ordering = ["taken", "id"]
        get_latest_by = "taken"
        constraints = [models.UniqueConstraint(fields=["book", "reader"], condition=Q(returned__isnull=True), name="one_open_loan")]

    def clean(self):
        if self.due and self.taken and self.due < self.taken:
            raise ValidationError({"due": "Due before taken."})


log = []


@receiver(post_save, sender=Loan)
def on_loan(sender, instance, created, **kwargs):
    log.append(("new" if created else "upd", instance.pk))


@receiver(pre_delete, sender=Reader)
def on_reader(sender, instance, **kwargs):
    log.append(("gone", instance.name))


d = datetime.date
ann, bob, cy = [Reader.objects.create(name=n, joined=d(2020 + i, 1, 1)) for i, n in enumerate(["Ann", "Bob", "Cy"])]
ann.friends.add(bob, cy)
dune, walden, howl = Book.objects.bulk_create([
    Book(title="Dune", price=Decimal("9.90"), copies=2), Book(title="Walden", genre=Genre.ESSAY, price=Decimal("7")), Book(title="Howl", genre="P", price=Decimal("4.25")),
])
Loan.objects.create(book=dune, reader=ann, taken=d(2024, 1, 5), due=d(2024, 2, 5), returned=d(2024, 1, 20))
Loan.objects.create(book=dune, reader=bob, taken=d(2024, 2, 1), due=d(2024, 3, 1))
Loan.objects.create(book=walden, reader=ann, taken=d(2024, 2, 10), due=d(2024, 3, 10))
Loan.objects.create(book=howl, reader=cy, taken=d(2024, 3, 3), due=d(2024, 4, 3), returned=d(2024, 3, 30))
today = d(2024, 3, 5)

print(list(Loan.objects.overdue(today).values_list("reader__name", "book__title")))
print([(l.reader_id, l.days) for l in Loan.objects.open().with_days(today)])
print(Book.objects.annotate(out=Count("loans", filter=Q(loans__returned=None)), left=F("copies") - Count("loans", filter=Q(loans__returned=None))).values_list("title", "out", "left"))
print(list(Reader.objects.annotate(n=Count("loans"), last=Max("loans__taken")).order_by("-n", "name").values("name", "n", "last")))
print(list(Loan.objects.annotate(month=TruncMonth("taken")).values("month").annotate(n=Count("id")).order_by("month")))
print(list(Book.objects.values("genre").annotate(total=Sum("price"), avg=Avg("price")).order_by("-total")))
print([b.get_genre_display() for b in Book.objects.all()], Genre.labels, Genre("E").label)
latest = Loan.objects.filter(book=OuterRef("pk")).order_by("-taken")
print(list(Book.objects.annotate(who=Subquery(latest.values("reader__name")[:1])).values_list("title", "who")))
print(list(Reader.objects.filter(Exists(Loan.objects.open().filter(reader=OuterRef("pk"))))))
print(list(Reader.objects.filter(~Exists(Loan.objects.open().filter(reader=OuterRef("pk"))))))
print(list(Loan.objects.annotate(nr=Window(RowNumber(), partition_by="reader", order_by="taken"), before=Window(Lag("taken"), order_by="taken")).values_list("id", "nr", "before")))
print(list(Book.objects.annotate(rank=Window(Rank(), order_by=F("price").desc())).filter(rank__lte=2).values_list("title", "rank")))
print(list(Reader.objects.annotate(dune=FilteredRelation("loans", condition=Q(loans__book__title="Dune"))).filter(dune__isnull=False).values_list("name", "dune__due")))
print(list(Book.objects.annotate(kind=Case(When(price__gt=8, then=Value("dear")), When(price__gt=5, then=Value("fair")), default=Value("cheap"))).values_list("title", "kind")))
print(list(Book.objects.annotate(label=Concat(Upper(Substr("title", 1, 1)), Value("/"), Cast(Length("title"), models.CharField()))).values_list("label", flat=True)))
for reader in Reader.objects.prefetch_related(Prefetch("loans", Loan.objects.open().select_related("book"), to_attr="open_loans"), "friends"):
    print(reader, [l.book.title for l in reader.open_loans], list(reader.friends.all()))
try:
    with transaction.atomic():
        Loan.objects.create(book=dune, reader=bob, taken=today, due=today)
except IntegrityError as e:
    print(e)
try:
    Loan(book=dune, reader=bob, taken=today, due=d(2024, 1, 1)).full_clean()
except ValidationError as e:
    print(e.message_dict)
try:
    dune.delete()
except models.ProtectedError as e:
    print(e.args[0], sorted(map(str, e.protected_objects))[:1])
print(Loan.objects.filter(reader=bob).update(returned=today), Loan.objects.latest().pk, Loan.objects.earliest("due").pk)
print(Book.objects.aggregate(Min("price"), Max("price"), s=Sum(F("price") * F("copies")), n=Count("*")))
loan = Loan.objects.select_related("book", "reader").get(pk=2)
loan.due += datetime.timedelta(days=7)
loan.save(update_fields=["due"])
print(loan.due, log[-1])
print(cy.delete(), log[-1])
print(ann.friends.count(), bob.friends.all())
print(Loan.objects.in_bulk([1, 3]).keys(), Loan.objects.values_list("book__title", flat=True).distinct().order_by("book__title"))
print(Book.objects.filter(loans__taken__year=2024, loans__taken__month__gte=2).distinct().count(), Loan.objects.dates("taken", "month"))
print(str(Loan.objects.filter(Q(book__genre="N") | Q(reader__name__startswith="A")).exclude(returned=None).query))

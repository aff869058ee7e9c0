"""A lesson: a lending library with validation, transactions and reports."""
from datetime import date, timedelta
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, ExpressionWrapper, F, Max, OuterRef, Prefetch, Q, Subquery, Sum
from django.db.models.functions import Coalesce, TruncMonth


class Member(models.Model):
    name = models.CharField(max_length=30, unique=True)
    joined = models.DateField(default=date(2024, 1, 1))
    limit = models.PositiveSmallIntegerField(default=2)

    def __str__(self):
        return self.name

    @property
    def open_loans(self):
        return self.loans.filter(returned__isnull=True)


class Title(models.Model):
    name = models.CharField(max_length=60)
    copies = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=Q(copies__gte=0), name="copies_not_negative")]

    def __str__(self):
        return self.name


class LoanQuerySet(models.QuerySet):
    def open(self):
        return self.filter(returned__isnull=True)

    def overdue(self, today):
        return self.open().filter(due__lt=today)

    def with_fee(self, today):
        return self.annotate(late=ExpressionWrapper(Coalesce(F("returned"), today) - F("due"), output_field=models.DurationField()))


class Loan(models.Model):
    member = models.ForeignKey(Member, models.PROTECT, related_name="loans")
    title = models.ForeignKey(Title, models.CASCADE, related_name="loans")
    taken = models.DateField()
    due = models.DateField()
    returned = models.DateField(null=True, blank=True)

    objects = LoanQuerySet.as_manager()

    class Meta:
        get_latest_by = "taken"
        ordering = ["taken", "id"]

    def __str__(self):
        return f"{self.title} to {self.member}"

    def clean(self):
        if self.due and self.taken and self.due < self.taken:
            raise ValidationError({"due": "Due before it was taken."})
        if self.member_id and self.member.open_loans.exclude(pk=self.pk).count() >= self.member.limit:
            raise ValidationError("%(name)s has reached the limit.", code="limit", params={"name": self.member.name})


def lend(member, title, day):
    with transaction.atomic():
        loan = Loan(member=member, title=title, taken=day, due=day + timedelta(days=14))
        loan.full_clean()
        loan.save()
        Title.objects.filter(pk=title.pk).update(copies=F("copies") - 1)
    return loan


ann, ben = Member.objects.create(name="Ann"), Member.objects.create(name="Ben", limit=1)
dune, emma, ubik = [Title.objects.create(name=n, copies=c) for n, c in [("Dune", 2), ("Emma", 1), ("Ubik", 0)]]
first = lend(ann, dune, date(2024, 3, 1))
lend(ann, emma, date(2024, 3, 20))
lend(ben, dune, date(2024, 4, 2))
for who, what, day in [(ann, ubik, date(2024, 4, 3)), (ben, emma, date(2024, 4, 4))]:
    try:
        lend(who, what, day)
    except ValidationError as e:
        print(e.message_dict)
first.returned = date(2024, 3, 25)
first.save(update_fields=["returned"])
try:
    lend(ann, ubik, date(2024, 4, 5))
except Exception as e:
    print(type(e).__name__, e)
print(list(Title.objects.values_list("name", "copies")))
print(Loan.objects.overdue(date(2024, 4, 10)), Loan.objects.latest(), Loan.objects.open().count())
for loan in Loan.objects.with_fee(date(2024, 5, 1)).select_related("member", "title"):
    print(loan, loan.late.days)
latest = Loan.objects.filter(member=OuterRef("pk")).order_by("-taken")
for m in Member.objects.annotate(total=Count("loans"), open=Count("loans", filter=Q(loans__returned__isnull=True)), last=Subquery(latest.values("title__name")[:1])).order_by("name"):
    print(m, m.total, m.open, m.last)
print(list(Loan.objects.annotate(month=TruncMonth("taken")).values("month").annotate(n=Count("id"), titles=Count("title", distinct=True)).order_by("month")))
for t in Title.objects.prefetch_related(Prefetch("loans", Loan.objects.open().select_related("member"), to_attr="out")):
    print(t, [str(x.member) for x in t.out])
try:
    ann.delete()
except models.ProtectedError as e:
    print(e.args[0], sorted(str(o) for o in e.protected_objects))
print(dune.delete())

# oracle: module=app.models use_tz=0
import datetime as dt
from django.db import models
from django.db.models import Count, F, Q, Min, Max, Avg, Sum, Subquery, OuterRef, Exists, Value, When, Case, Prefetch
from django.db.models.functions import TruncMonth, TruncHour, TruncQuarter, TruncYear, TruncDate, ExtractWeek, ExtractIsoYear, ExtractQuarter, ExtractMinute, Concat

class Room(models.Model):
    number = models.CharField(max_length=5, primary_key=True)
    beds = models.IntegerField(default=1)
    class Meta: ordering = ("number",)
    def __str__(self): return self.number

class Guest(models.Model):
    name = models.CharField(max_length=30)
    born = models.DateField(null=True, blank=True)
    def __str__(self): return self.name

class BookingQuerySet(models.QuerySet):
    def active(self, on): return self.filter(start__lte=on, end__gt=on)
    def with_nights(self): return self.annotate(nights=F("end") - F("start"))

class Booking(models.Model):
    room = models.ForeignKey(Room, models.RESTRICT, related_name="bookings")
    guest = models.ForeignKey(Guest, models.CASCADE)
    start = models.DateField()
    end = models.DateField()
    made = models.DateTimeField()
    objects = BookingQuerySet.as_manager()
    def __str__(self): return f"{self.guest} in {self.room}"
    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="ends_later")]
        unique_together = ("room", "start")

class Stay(models.Model):
    booking = models.OneToOneField(Booking, models.CASCADE, primary_key=True)
    bill = models.DecimalField(max_digits=7, decimal_places=2, null=True)

rooms = Room.objects.bulk_create([Room(number=n, beds=b) for n, b in (("101", 1), ("102", 2), ("201", 3))])
ann, bo, cy = (Guest.objects.create(name=n, born=d) for n, d in (("Ann", dt.date(1990, 2, 28)), ("Bo", None), ("Cy", dt.date(2001, 12, 31))))
made = dt.datetime(2023, 12, 30, 23, 15, 30, 123456)
for i, (r, g, s, n) in enumerate([(0, ann, (2024, 1, 30), 3), (1, bo, (2024, 2, 1), 1), (0, cy, (2024, 2, 10), 7), (2, ann, (2024, 12, 30), 4)]):
    start = dt.date(*s)
    b = Booking.objects.create(room=rooms[r], guest=g, start=start, end=start + dt.timedelta(days=n), made=made + dt.timedelta(days=20 * i, hours=i))
    if i < 2: Stay.objects.create(booking=b, bill=100 * n + i)
print(Booking.objects.active(dt.date(2024, 1, 31)), Booking.objects.with_nights().order_by("-nights").values_list("guest__name", "nights"))
print(list(Booking.objects.annotate(m=TruncMonth("start")).values("m").annotate(n=Count("*")).values_list("m", "n").order_by("m")))
print(list(Booking.objects.annotate(q=TruncQuarter("made"), h=TruncHour("made"), d=TruncDate("made"), w=ExtractWeek("made"), y=ExtractIsoYear("start"), eq=ExtractQuarter("start"), mi=ExtractMinute("made")).values_list("q", "h", "d", "w", "y", "eq", "mi").order_by("pk")))
print(Booking.objects.filter(made__date__lt=dt.date(2024, 1, 20)).count(), Booking.objects.filter(made__time__gte=dt.time(23, 15)).count(), Booking.objects.filter(start__year__gt=2023, start__month__in=[1, 2]).count(), Booking.objects.filter(start__week=5).count(), Booking.objects.filter(made__year=2023).count(), Booking.objects.filter(start__iso_week_day=2).count(), Booking.objects.filter(made__range=(made, made + dt.timedelta(days=30))).count())
busy = Booking.objects.filter(room=OuterRef("pk"), start__lt=dt.date(2024, 2, 15), end__gt=dt.date(2024, 2, 1))
print(Room.objects.filter(~Exists(busy)), Room.objects.annotate(busy=Exists(busy)).filter(busy=True, beds__lt=3))
print(Room.objects.annotate(n=Count("bookings"), last=Max("bookings__end"), income=Sum("bookings__stay__bill")).values_list("number", "n", "last", "income"))
print(Guest.objects.annotate(n=Count("booking", filter=Q(booking__start__year=2024))).order_by("-n", "name").values_list("name", "n"))
print(Guest.objects.filter(booking__room__beds__gte=2).distinct().order_by("name"), Guest.objects.exclude(booking__room="101"), Guest.objects.filter(born__isnull=True))
print(Stay.objects.select_related("booking__room", "booking__guest").get(booking__guest=bo), Stay.objects.filter(pk=1).values("booking__room__number", "bill"))
try:
    rooms[0].delete()
except models.RestrictedError as e:
    print(e.args[0], e.restricted_objects)
try:
    Room.objects.create(number="101")
except Exception as e:
    print(type(e).__name__, e)
r = Room(number="101", beds=9)
r.save()
print(Room.objects.get(pk="101").beds, Room.objects.filter(beds=9).update(beds=F("beds") - 8))
b = Booking.objects.first()
print(b.stay.bill, hasattr(Booking.objects.last(), "stay"))
try:
    Booking.objects.last().stay
except Stay.DoesNotExist as e:
    print(type(e).__qualname__, e)
print(Booking.objects.order_by("room__number", "-start").reverse()[1:3], Booking.objects.order_by(F("guest__born").asc(nulls_first=True)).values_list("guest__name", flat=True))
print(Booking.objects.values("room").annotate(first=Min("start"), guests=Count("guest", distinct=True)).order_by("room"))
print(Booking.objects.values_list("guest__name").union(Room.objects.values_list("number"), all=True).order_by("-guest__name")[:3] if False else Booking.objects.values_list("guest__name", flat=True).union(Guest.objects.values_list("name", flat=True)))
print(Booking.objects.filter(start=dt.date(2024, 2, 1)).difference(Booking.objects.filter(room="201")).count(), Booking.objects.filter(pk__lte=2).intersection(Booking.objects.filter(pk__gte=2)).values_list("pk"))
print(Guest.objects.prefetch_related(Prefetch("booking_set", queryset=Booking.objects.select_related("room"))).order_by("pk")[0].booking_set.all())
print(Booking.objects.filter(Q(guest__name__startswith="A") ^ Q(room="201")).count(), Booking.objects.none().union(Booking.objects.filter(pk=1)))
print(b.made, b.get_next_by_made(), b.get_previous_by_start() if b.pk != 1 else None, Booking.objects.latest("made", "-pk").pk)
print(Booking.objects.alias(x=F("end") - F("start")).filter(x__gt=dt.timedelta(days=2)).values_list("pk", flat=True), Booking.objects.annotate(label=Concat("guest__name", Value("@"), "room__number")).values_list("label", flat=True).distinct())
print(Guest.objects.filter(pk=ann.pk).delete(), Booking.objects.count(), Stay.objects.count())

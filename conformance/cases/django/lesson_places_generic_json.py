import datetime as dt
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models, connection, transaction
from django.db.models import Q, F, Count, Sum, Prefetch, Value, Func, ExpressionWrapper, DurationField, BooleanField
from django.db.models.functions import TruncDay, TruncWeek, Extract, Now, Cast, Length, Upper, Substr, Greatest, Least, NullIf, JSONObject
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

class Place(models.Model):
    name = models.CharField(max_length=50, db_index=True)
    opened = models.DateField(null=True)
    info = models.JSONField(default=dict)
    notes = GenericRelation("Note", related_query_name="place")
    def __str__(self): return self.name
    class Meta:
        ordering = [F("opened").desc(nulls_last=True), "name"]

class Restaurant(Place):
    stars = models.PositiveSmallIntegerField(default=0)
    class Meta:
        verbose_name = "eatery"

class Visit(models.Model):
    place = models.ForeignKey(Place, on_delete=models.CASCADE)
    start = models.DateTimeField()
    end = models.DateTimeField()

class Note(models.Model):
    text = models.TextField()
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    def __str__(self): return f"note {self.text}"

class Favourite(Restaurant):
    class Meta:
        proxy = True
        ordering = ["-stars"]
    @property
    def shiny(self): return "*" * self.stars

class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    class Meta:
        abstract = True
        get_latest_by = "created"

class Review(Stamped):
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="%(class)ss")
    points = models.IntegerField()
    tags = models.JSONField(default=list)

r = Restaurant.objects.create(name="Noma", opened=dt.date(2003, 11, 1), stars=3, info={"city": "Copenhagen", "seats": 40, "menu": ["fish", "moss"]})
p = Place.objects.create(name="Park", info={"city": "Oslo", "open": True})
q = Restaurant(name="Quiet", stars=1, opened=dt.date(2020, 2, 29))
q.save()
Note.objects.create(text="go!", target=r.place_ptr)
p.notes.create(text="bring shoes")
Note.objects.bulk_create([Note(text=f"n{i}", target=q) for i in range(2)])
print([str(n.target) for n in Note.objects.prefetch_related("target").order_by("id")])
print(Place.objects.filter(notes__text__startswith="b"), Note.objects.filter(place__name="Park"))
print(list(Place.objects.values_list("name", "info__city", "restaurant__stars")))
print(Place.objects.filter(info__seats__gt=10, info__menu__contains="fish") if connection.features.supports_json_field_contains else Place.objects.filter(info__seats__gt=10))
print(Place.objects.filter(Q(info__has_key="open") | Q(info__menu__0="fish")).count(), Place.objects.exclude(info__city="Oslo").values_list("pk", flat=True))
print(Favourite.objects.first().shiny, Favourite.objects.get(stars=1).place_ptr_id, Place.objects.get(pk=1).restaurant.stars)
base = timezone.make_aware(dt.datetime(2024, 3, 30, 22, 30))
for i in range(4):
    Visit.objects.create(place=[p, r][i % 2], start=base + dt.timedelta(hours=9 * i), end=base + dt.timedelta(hours=10 * i, minutes=5))
length = ExpressionWrapper(F("end") - F("start"), output_field=DurationField())
print([(v.length, v.start.isoformat()) for v in Visit.objects.annotate(length=length).order_by("-length")])
print(Visit.objects.annotate(day=TruncDay("start")).values("day").annotate(n=Count("pk"), total=Sum(length)).order_by("day"))
print(Visit.objects.filter(start__date=dt.date(2024, 3, 31), start__hour__gte=7).values_list("start__week_day", flat=True))
print(Place.objects.annotate(n=Count("visit", distinct=True), m=Count("notes", distinct=True)).values_list("name", "n", "m"))
with CaptureQueriesContext(connection, ) as ctx:
    rows = list(Place.objects.prefetch_related(Prefetch("visit_set", Visit.objects.order_by("-start"), to_attr="recent"), "notes"))
print(len(ctx), [len(x.recent) for x in rows])
rv = Review.objects.create(place=p, points=4, tags=["green"])
print(p.reviews.get() == rv, rv.created == rv.changed, Review._meta.get_field("place").remote_field.related_name)
print(Place.objects.annotate(u=Upper(Substr("name", 1, 2)), l=Length("name"), o=JSONObject(n="name", y="opened__year")).values("u", "l", "o").first())
print(Review.objects.annotate(big=Greatest("points", Value(3)), small=Least("points", 3), z=NullIf("points", 4)).values_list("big", "small", "z").get())
print(Place.objects.raw("SELECT id, name, opened FROM app_place WHERE opened > %s ORDER BY id", [dt.date(2010, 1, 1)])[0].info)
with connection.cursor() as c:
    c.execute("SELECT COUNT(*), MAX(stars) FROM app_restaurant WHERE stars > %s", [0])
    print(c.fetchone(), [d[0] for d in c.description])
with transaction.atomic():
    sid = transaction.savepoint()
    q.delete()
    print(Place.objects.count())
    transaction.savepoint_rollback(sid)
print(Place.objects.count(), q.pk)
r.delete(keep_parents=True)
print(Place.objects.count(), Restaurant.objects.count(), Restaurant._meta.verbose_name_plural, Note.objects.count())
print(Place.objects.dates("opened", "year", order="DESC"), Visit.objects.datetimes("start", "hour")[0])
print(Place.objects.in_bulk(["Park"], field_name="name") if False else Place.objects.in_bulk([1, 2]))
print(Visit.objects.filter(place__in=Place.objects.filter(name__iregex=r"^P.*k$")).explain()[:0] == "", Visit.objects.filter(end__gt=F("start") + dt.timedelta(minutes=90)).count())

"""Relations used wrongly: unsaved objects, wrong types, missing rows, removed rows."""
from django.db import IntegrityError, models, transaction


class Place(models.Model):
    name = models.CharField(max_length=10)


class Cafe(models.Model):
    place = models.OneToOneField(Place, models.CASCADE, primary_key=True)
    open = models.BooleanField(default=True)


class Waiter(models.Model):
    cafe = models.ForeignKey(Cafe, models.CASCADE, null=True, related_name="staff")
    name = models.CharField(max_length=10)
    friends = models.ManyToManyField("self")
    likes = models.ManyToManyField(Place, related_name="fans")


def t(f):
    try:
        with transaction.atomic():
            print(f())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


p = Place.objects.create(name="P")
t(lambda: p.cafe)
t(lambda: Cafe(open=True).place)
t(lambda: Cafe().save())
t(lambda: Cafe(place=Place(name="new")).save())
t(lambda: Waiter(cafe=p))
t(lambda: Waiter(cafe=1))
t(lambda: Waiter(nope=1))
t(lambda: Waiter(1, 2, 3, 4, 5))
t(lambda: Waiter(1, id=1))
t(lambda: Waiter().friends)
t(lambda: Waiter().likes.add(p))
c = Cafe.objects.create(place=p)
w = Waiter.objects.create(cafe=c, name="w")
t(lambda: w.friends.add(p))
t(lambda: w.friends.add("x"))
t(lambda: w.friends.add(Waiter(name="unsaved")))
t(lambda: w.likes.add(999))
t(lambda: list(w.likes.all()))
t(lambda: c.staff.add(p))
t(lambda: c.staff.add(Waiter(name="x")))
t(lambda: c.staff.add(Waiter(name="x"), bulk=False) or c.staff.count())
t(lambda: c.staff.remove(Waiter.objects.create(name="far")))
t(lambda: setattr(c, "staff", [w]))
t(lambda: setattr(w, "likes", [p]))
t(lambda: setattr(p, "fans", [w]))
t(lambda: setattr(p, "cafe", w))
t(lambda: w.cafe.place.cafe is w.cafe)
t(lambda: Waiter.objects.filter(cafe=p))
t(lambda: Waiter.objects.filter(cafe__place=c))
t(lambda: Waiter.objects.filter(cafe=Place.objects.all()))
t(lambda: Waiter.objects.filter(cafe__in=Place.objects.all()))
t(lambda: Waiter.objects.filter(cafe__in=[p]))
t(lambda: Waiter.objects.filter(cafe=Cafe()))
t(lambda: Waiter.objects.filter(cafe__place__startswith="x"))
t(lambda: Waiter.objects.get(cafe_id=77))
t(lambda: Waiter.objects.create(cafe_id=77, name="ghost") and None)
w2 = Waiter(cafe_id=88, name="n")
t(lambda: w2.cafe)
w2.cafe_id = None
t(lambda: w2.cafe)
t(lambda: Cafe.place.field)
t(lambda: (Place.cafe.related, Waiter.friends.through._meta.label, Place.fans.rel, Waiter.likes.field))
t(lambda: Place.cafe.RelatedObjectDoesNotExist.__mro__[1:4])

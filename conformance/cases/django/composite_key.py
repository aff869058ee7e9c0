from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, models
from django.db.models import Count, F, Q


class Tenant(models.Model):
    name = models.CharField(max_length=20)


class User(models.Model):
    pk = models.CompositePrimaryKey("tenant_id", "id")
    tenant = models.ForeignKey(Tenant, models.CASCADE, related_name="users")
    id = models.SmallIntegerField()
    email = models.CharField(max_length=50, default="")

    def __str__(self):
        return f"{self.tenant_id}/{self.id}"


t1 = Tenant.objects.create(name="T1")
t2 = Tenant.objects.create(name="T2")
u = User.objects.create(tenant=t1, id=1, email="a@x")
print(u.pk, u, repr(u), User(tenant_id=3, id=4).pk, User().pk)
User.objects.create(pk=(t1.pk, 2), email="b@x")
User.objects.bulk_create([User(pk=(t2.pk, 1), email="c@x"), User(tenant=t2, id=2, email="d@x")])
print(User.objects.get(pk=(1, 1)).email, User.objects.filter(pk=(1, 2)).count())
print(list(User.objects.order_by("pk").values_list("pk", "email")))
print(list(User.objects.order_by("-pk").values("pk")))
print(list(User.objects.filter(pk__in=[(1, 1), (2, 2)]).order_by("pk")))
print(list(User.objects.filter(pk__gt=(1, 1)).order_by("pk")), list(User.objects.filter(pk__lte=(2, 1)).order_by("pk")))
u.email = "z@x"
u.save()
u.save(update_fields=["email"])
u.refresh_from_db()
print(u.email, u.pk == (1, 1), u == User.objects.get(pk=(1, 1)), hash(u) == hash((1, 1)))
print(User.objects.in_bulk([(1, 1), (2, 1)]))
print(User.objects.filter(pk=(1, 1)).update(email="up"))
print(User.objects.exclude(pk=(1, 1)).count(), User.objects.filter(pk__isnull=True).count())
try:
    User.objects.create(tenant=t1, id=1)
except IntegrityError as e:
    print(e)
for bad in (1, (1,), (1, 2, 3), None, "x"):
    try:
        print(User.objects.filter(pk=bad).count())
    except Exception as e:
        print(type(e).__name__, e)
for bad in ([1], [(1,)], 3):
    try:
        print(User.objects.filter(pk__in=bad).count())
    except Exception as e:
        print(type(e).__name__, e)
print(User._meta.pk, User._meta.pk_fields, User._meta.pk.name, [f.name for f in User._meta.get_fields()], User._meta.is_composite_pk)
print(u.delete())
print(User.objects.filter(pk__in=[(1, 2), (2, 1)]).delete())
print(User.objects.count(), t2.users.count(), User.objects.aggregate(n=Count("pk")), User.objects.filter(tenant=t2).exists())
u = User.objects.get()
u.pk = (2, 9)
print(u.id, u.tenant_id)
try:
    u.pk = 3
except Exception as e:
    print(type(e).__name__, e)
try:
    u.pk = (3,)
except Exception as e:
    print(type(e).__name__, e)
u.pk = None
print(u.pk, u.id)
print(User.objects.first(), User.objects.last(), User.objects.earliest("id"))
print(Tenant.objects.annotate(n=Count("users")).values_list("name", "n"))
print(Tenant.objects.filter(users__pk=(2, 2)))
print(User.objects.get_or_create(pk=(2, 2), defaults={"email": "no"})[1], User.objects.update_or_create(pk=(2, 3), defaults={"email": "yes"})[1])
print(User.objects.values_list("pk", flat=True).order_by("pk"))
print(User.objects.filter(pk__in=User.objects.filter(email="yes").values("pk")))
print(User.objects.filter(pk__in=User.objects.filter(email="yes")))
t2.delete()
print(User.objects.count())

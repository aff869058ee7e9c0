# oracle: module=app.models databases=default,replica
from django.conf import settings
from django.db import models
from django.test.utils import override_settings


class A(models.Model):
    n = models.IntegerField(default=0)


class Router:
    def db_for_read(self, model, **hints):
        return "replica"

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, a, b, **hints):
        return True


with override_settings(DATABASE_ROUTERS=[Router()]):
    a = A.objects.create(n=1)
    print(a._state.db, A.objects.count(), A.objects.using("default").count(), A.objects.all().db)
    a.n = 2
    a.save()
    A.objects.using("replica").create(n=5)
    r = A.objects.get()
    print(r.n, r._state.db)
    A.objects.filter(n=2).update(n=7)
print(A.objects.values_list("n", flat=True).get())

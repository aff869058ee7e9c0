# The origin that signals of deletion tell: the object, or the QuerySet of its own class.
from django.db import models
from django.db.models.signals import pre_delete, post_delete
class Q1(models.QuerySet):
    def big(self): return self.filter(n__gt=1)
class A(models.Model):
    n = models.IntegerField(default=0)
    objects = Q1.as_manager()
class B(models.Model):
    a = models.ForeignKey(A, models.CASCADE)
def h(sender, instance, origin, using, **kw):
    print(sender.__name__, instance.pk, type(origin).__name__, using)
for s in (pre_delete, post_delete): s.connect(h)
for i in range(4):
    a = A.objects.create(n=i); B.objects.create(a=a)
qs = A.objects.big()
print(qs.delete()); print(qs)
A.objects.first().delete()
A.objects.all().delete()
print(type(qs.all()), type(A.objects.all()[:1]), type(A._default_manager.none()), type(A.objects.filter(n=1) | A.objects.big()))

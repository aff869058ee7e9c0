from django.db import models


class N(models.Model):
    v = models.IntegerField()

    class Meta:
        ordering = ["v"]

    def __repr__(self):
        return f"N{self.v}"


N.objects.bulk_create(N(v=i) for i in range(30))
print(N.objects.all())
print(N.objects.all()[5], N.objects.all()[2:4], N.objects.all()[:3], N.objects.all()[28:], list(N.objects.all()[0:10:4]))
qs = N.objects.filter(v__lt=5)
print(len(qs), qs[1], qs[1:3], bool(qs), qs.first(), qs.last(), N.objects.reverse()[0])
for f in (lambda: N.objects.all()[-1], lambda: N.objects.all()[100], lambda: N.objects.all()[:5].filter(v=1), lambda: N.objects.all()[:5].order_by("v"), lambda: N.objects.all()[:2].delete(), lambda: N.objects.all()[:3].last()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(N.objects.all()[3:10][2:4], N.objects.all()[:4].count(), N.objects.all()[5:5], N.objects.none(), N.objects.all()[10:].exists())
print(N.objects.latest("v"), N.objects.earliest("v"), N(v=1) in qs, qs[0] in qs, qs.contains(qs[0]))

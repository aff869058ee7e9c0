# update_fields: what is written, and the names it refuses.
from django.db import models
from django.db.models.signals import post_save


class D(models.Model):
    a = models.IntegerField(default=1)
    b = models.IntegerField(default=2)
    other = models.ForeignKey("self", models.CASCADE, null=True)


post_save.connect(lambda sender, update_fields, **kw: print("saved", update_fields and sorted(update_fields)), sender=D, weak=False)
d = D.objects.create()
d.a, d.b = 10, 20
d.save(update_fields=["a"])
d.save(update_fields=("other_id",))
d.save(update_fields=[])
print(D.objects.values_list("a", "b").get())
for names in (["c"], ["id"], ["a", "zz"]):
    try:
        d.save(update_fields=names)
    except ValueError as e:
        print(e)
e = D.objects.defer("b").get()
e.a = 5
e.save()
print(D.objects.values_list("a", "b").get())

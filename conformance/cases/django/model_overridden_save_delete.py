# save() and delete() of one's own, and who calls them.
from django.db import models


class A(models.Model):
    n = models.IntegerField(default=0)

    def save(self, *args, **kwargs):
        print("save", self.n, sorted(kwargs))
        if self.n < 0:
            return
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        print("delete", self.n)
        return super().delete(*args, **kwargs)


a = A.objects.create(n=1)
A.objects.create(n=-1)
A.objects.bulk_create([A(n=2)])
A.objects.update(n=5)
A.objects.get_or_create(n=9)
A.objects.update_or_create(n=9, defaults={"n": 10})
print(A.objects.count(), a.delete())
A.objects.all().delete()

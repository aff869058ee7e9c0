# Related managers keep the methods of the default manager.
from django.db import models


class Pages(models.Manager):
    def big(self):
        return self.filter(n__gt=5)


class Author(models.Model):
    name = models.CharField(max_length=5)


class Page(models.Model):
    n = models.IntegerField()
    author = models.ForeignKey(Author, models.CASCADE, null=True)
    objects = Pages()
    plain = models.Manager()


a, b = Author.objects.create(name="a"), Author.objects.create(name="b")
p = a.page_set.create(n=9)
q, r = Page.objects.create(n=1), Page(n=2)
a.page_set.add(q)
print(a.page_set.big().count(), a.page_set.count(), a.page_set(manager="plain").count())
try:
    a.page_set.add(r)
except ValueError as e:
    print(e)
a.page_set.add(r, bulk=False)
a.page_set.remove(q)
print(sorted(a.page_set.values_list("n", flat=True)))
try:
    a.page_set.remove(q)
except Page.DoesNotExist as e:
    print(e)
b.page_set.set([p, q])
print(a.page_set.get_or_create(n=2)[1], a.page_set.update_or_create(n=2, defaults={"n": 3})[0].n, b.page_set.count())
b.page_set.clear()
print(Page.objects.filter(author=None).count(), type(a.page_set).__name__)

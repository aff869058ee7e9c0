from django.db import models
from django.db.models import Value


class Cat(models.Model):
    name = models.CharField(max_length=10)
    age = models.IntegerField()


class Dog(models.Model):
    name = models.CharField(max_length=10)
    age = models.IntegerField()


for i, n in enumerate(["tom", "kit", "bo"]):
    Cat.objects.create(name=n, age=i)
for i, n in enumerate(["rex", "bo", "max"]):
    Dog.objects.create(name=n, age=i + 1)
cats = Cat.objects.values_list("name", "age")
dogs = Dog.objects.values_list("name", "age")
print(cats.union(dogs).order_by("name"))
print(cats.union(dogs, all=True).count(), cats.values_list("name").intersection(dogs.values_list("name")), cats.values_list("name").difference(dogs.values_list("name")).order_by("-name"))
print(list(cats.annotate(kind=Value("cat")).union(dogs.annotate(kind=Value("dog"))).order_by("-age", "name")[1:4]))
print(Cat.objects.filter(age=0).union(Cat.objects.filter(age=1)).order_by("pk").values("name"))
print(Cat.objects.none().union(dogs), cats.union(Dog.objects.none()).count(), Cat.objects.none().union(Dog.objects.none()))
u = Cat.objects.filter(age__lt=1).union(Cat.objects.filter(age__gt=1))
print([c.name for c in u.order_by("age")], u.exists(), u.first().name, len(u), u.count())
print((Cat.objects.filter(age=0) | Cat.objects.filter(name="bo")).query)
print(Cat.objects.filter(age=0) & Cat.objects.filter(name="bo"), Cat.objects.filter(age__lt=2) ^ Cat.objects.filter(name="tom"))
print(Cat.objects.filter(age=0) ^ Cat.objects.filter(name="bo") ^ Cat.objects.filter(age=1))
print(cats.union(dogs).query)
for bad in (
    lambda: u.filter(name="x"), lambda: u.exclude(name="x"), lambda: u.annotate(x=Value(1)), lambda: u.distinct(),
    lambda: u.delete(), lambda: u.update(age=1), lambda: list(cats.order_by("name").union(dogs)), lambda: u.get(name="tom"),
    lambda: cats[:1].union(dogs).order_by("name"), lambda: list(u.order_by("nope")), lambda: cats | Dog.objects.all(), lambda: u & u,
    lambda: Cat.objects.filter(pk__in=u).count(),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)

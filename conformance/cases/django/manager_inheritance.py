from django.db import models


class ActiveQuerySet(models.QuerySet):
    def active(self):
        return self.filter(active=True)

    def _private(self):
        return self

    def hidden(self):
        return self.none()
    hidden.queryset_only = True


class BaseManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().order_by("name")

    def named(self, name):
        return self.get(name=name)


class Base(models.Model):
    name = models.CharField(max_length=10)
    active = models.BooleanField(default=True)
    things = BaseManager.from_queryset(ActiveQuerySet)()

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class Cat(Base):
    pass


class Dog(Base):
    good = models.BooleanField(default=True)
    best = models.Manager()

    class Meta:
        default_manager_name = "best"
        base_manager_name = "things"


class Owner(models.Model):
    cats = models.ManyToManyField(Cat)
    dog = models.ForeignKey(Dog, on_delete=models.CASCADE, null=True, related_name="owners")


for n, ok in [("z", True), ("a", False), ("m", True)]:
    Cat.things.create(name=n, active=ok)
    Dog.best.create(name=n, active=ok)
print(Cat.things.active(), Cat.things.all(), Cat._default_manager.named("m"))
print(Dog._default_manager.all(), Dog._base_manager.name, [m.name for m in Dog._meta.managers])
o = Owner.objects.create(dog=Dog.things.first())
o.cats.add(*Cat.things.active())
print(o.cats.active(), o.cats.named("z"))
print(Owner.objects.get().dog, Dog.things.get(name="a").owners.all())
for f in (lambda: Cat.objects, lambda: Cat.things.hidden(), lambda: Cat.things._private(), lambda: Cat().things):
    try:
        print(f())
    except AttributeError as e:
        print(e)
print(Cat.things.all().hidden(), type(Cat.things.all()).__name__, type(Cat.things).__name__)

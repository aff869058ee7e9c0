# Proxy models: the same table, other behaviour.
from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=9)
    age = models.IntegerField(default=1)


class KidManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(age__lt=10)


class Kid(Person):
    objects = KidManager()

    class Meta:
        proxy = True
        ordering = ["name"]

    def greet(self):
        return f"hi {self.name}"


Person.objects.create(name="Old", age=50)
k = Kid.objects.create(name="Tim", age=5)
print(Kid.objects.get().greet(), Person.objects.count(), Kid._meta.proxy, Kid._meta.concrete_model is Person, Kid._meta.db_table)
print(Person.objects.get(name="Tim") == k, isinstance(k, Person), Kid._default_manager.count())
try:
    class Worse(models.Model):
        class Meta:
            proxy = True
except TypeError as e:
    print(e)

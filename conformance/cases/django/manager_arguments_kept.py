from django.db import models


class Named(models.Manager):
    def __init__(self, name, *more):
        super().__init__()
        self.name, self.more = name, more


class Plain(models.Manager):
    pass


a, b = Named("first", 1, 2), Named("second")
print(max(7, 8, 9), pow(2, 3, 5))
print(a.deconstruct())
print(b.deconstruct())
print(a == Named("first", 1, 2), a == b, a != b, hash(a) == hash(Named("first", 1, 2)))
try:
    Plain(1)
except TypeError as e:
    print("TypeError", e)


class Query(models.QuerySet):
    def big(self):
        return self.filter(size__gt=1)


class Sized(models.Manager.from_queryset(Query)):
    def __init__(self, *sizes):
        super().__init__()
        self.sizes = sizes


m = Sized(3, 4)
print(max(7, 8, 9), m._constructor_args, m.sizes)

"""get_lookups, get_transform, register and unregister a lookup, on classes and instances."""
from django.db import models
from django.db.models import Field, Lookup, Transform
from django.db.models.functions import Length, Upper
from django.db.models.lookups import IContains, StartsWith


class Word(models.Model):
    text = models.CharField(max_length=20)
    n = models.IntegerField(default=0)

    def __str__(self):
        return self.text


@Field.register_lookup
class NotEqual(Lookup):
    lookup_name = "ne"

    def as_sql(self, compiler, connection):
        left, lp = self.process_lhs(compiler, connection)
        right, rp = self.process_rhs(compiler, connection)
        return "%s <> %s" % (left, right), [*lp, *rp]


for w, n in [("apple", 1), ("Bob", 2), ("cherry", 3)]:
    Word.objects.create(text=w, n=n)
print(Word.objects.filter(text__ne="Bob"), Word.objects.filter(n__ne=3))
print("ne" in Word._meta.get_field("text").get_lookups(), "ne" in models.IntegerField.get_lookups(), "year" in Word._meta.get_field("n").get_lookups())
print(sorted(models.IntegerField().get_lookups())[:6])
print(Word._meta.get_field("text").get_lookup("icontains") is IContains, models.CharField().get_lookup("startswith") is StartsWith, models.CharField().get_lookup("nope"), models.CharField().get_transform("length"))
models.CharField.register_lookup(Length)
models.CharField.register_lookup(Upper, "shout")
print(Word.objects.filter(text__length__gte=5), Word.objects.filter(text__shout="BOB"), models.CharField().get_transform("length") is Length)
models.CharField._unregister_lookup(Length)
try:
    print(Word.objects.filter(text__length__gte=5))
except Exception as e:
    print(type(e).__name__, e)
field = Word._meta.get_field("n")


class Twice(Transform):
    lookup_name = "twice"
    template = "(%(expressions)s * 2)"
    arity = 1

    @property
    def output_field(self):
        return models.IntegerField()

    def as_sql(self, compiler, connection, **kw):
        lhs, params = compiler.compile(self.lhs)
        return "(%s * 2)" % lhs, params


field.register_lookup(Twice)
print(Word.objects.filter(n__twice=4), Word.objects.filter(n__twice__gt=2).values_list("n", "n__twice"))
print("twice" in field.get_lookups(), "twice" in models.IntegerField.get_lookups())

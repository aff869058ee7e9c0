# Small modules beside the ORM: caches, dates in words, names with dots.
import datetime

from django.contrib.auth.validators import ASCIIUsernameValidator, UnicodeUsernameValidator
from django.core.cache import cache, caches
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.constants import LOOKUP_SEP
from django.utils import dateformat, timezone
from django.utils.deconstruct import deconstructible
from django.utils.hashable import make_hashable
from django.utils.module_loading import import_string
from django.utils.version import get_version


class Rate(models.Model):
    code = models.CharField(max_length=3)
    value = models.FloatField()


Rate.objects.create(code="EUR", value=1.5)
print(cache.get_or_set("eur", lambda: Rate.objects.get(code="EUR").value), cache.get("eur"), cache.get("none", 3), cache.add("eur", 2), cache.add("usd", 2))
cache.set("obj", Rate.objects.first())
print(cache.get("obj"), cache.get("obj") == Rate.objects.first(), "obj" in cache, cache.has_key("x"), cache.delete("obj"), cache.delete("obj"))
cache.set_many({"a": 1, "b": 2}); print(cache.get_many(["a", "b", "c"]), cache.incr("a"), cache.decr("b", 5), cache.touch("a"), cache.touch("q"), caches["default"].get("a"))
cache.set("gone", 1, timeout=0); print(cache.get("gone"), cache.get("v", version=2)); cache.delete_many(["a"]); cache.clear(); print(cache.get("b"))
try:
    cache.incr("nope")
except ValueError as e:
    print(e)
when = datetime.datetime(2025, 3, 4, 15, 5, 9, 42, tzinfo=datetime.timezone.utc)
for letter in "aAbcdDeEfFgGhHiIjlLmMnNoOPrsStTuUwWyYzZ":
    print(letter, dateformat.format(when, letter), end="; ")
print()
print(dateformat.format(datetime.date(2024, 11, 22), r"l \t\h\e jS \o\f F Y, z W L t"), dateformat.time_format(datetime.time(0, 0), "P g:i A"), dateformat.time_format(datetime.time(12, 0), "P, f a"), dateformat.format(datetime.date(2025, 9, 1), "N j, y"))
try:
    dateformat.format(datetime.date(2025, 1, 1), "H:i")
except TypeError as e:
    print(e)
print([dateformat.format(datetime.date(2025, 1, d), "jS") for d in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 31)])
print(import_string("django.db.models.Q") is models.Q, import_string("datetime.date"))
for path in ("nodots", "django.db.models.Nothing", "no.such.thing"):
    try:
        import_string(path)
    except ImportError as e:
        print(type(e).__name__, e)


@deconstructible
class Step:
    def __init__(self, size, name=None):
        self.size = size


@deconstructible(path="django.db.models.Q")
class Other(Step):
    pass


def inner():
    @deconstructible
    class Hidden(Step):
        pass
    return Hidden(1)


for make in (inner, lambda: Other(2)):
    try:
        print(make().deconstruct()[1:])
    except ValueError as e:
        print(e)
print(Step(3, name="x").deconstruct()[1:], Other(1).deconstruct(), Step(2).deconstruct()[0].endswith("Step"))
print(make_hashable({"b": [1, {2}], "a": {"c": 1}}), LOOKUP_SEP, get_version((5, 2, 1, "final", 0)), get_version((4, 0, 0, "beta", 2)))
for check in (ASCIIUsernameValidator(), UnicodeUsernameValidator()):
    for name in ("ann", "ünn", "a b"):
        try:
            check(name); print(name, "fine")
        except ValidationError as e:
            print(name, e.messages, e.code)

"""Constraints and indexes declared wrongly."""
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.db.models.functions import Lower


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: CheckConstraint(condition=Q(a=1)))
t(lambda: CheckConstraint(condition="a", name="x"))
t(lambda: CheckConstraint(name="x"))
t(lambda: UniqueConstraint(fields=["a"]))
t(lambda: UniqueConstraint(name="x"))
t(lambda: UniqueConstraint(fields=["a"], condition="b", name="x"))
t(lambda: UniqueConstraint(Lower("a"), fields=["b"], name="x"))
t(lambda: UniqueConstraint(fields=["a"], name="x", deferrable="no"))
t(lambda: UniqueConstraint(fields=["a"], name="x", condition=Q(a=1), deferrable=models.Deferrable.DEFERRED))
t(lambda: UniqueConstraint(fields="a", name="x", include="b"))
t(lambda: UniqueConstraint(Lower("a"), name="x", opclasses=["y"]))
t(lambda: UniqueConstraint(fields=["a"], name="x", opclasses=["y", "z"]))
t(lambda: UniqueConstraint(Lower("a"), name="x", nulls_distinct=1))
t(lambda: UniqueConstraint(fields=["a", "b"], name="x", include=["c"], condition=Q(a__gt=F("b"))))
t(lambda: UniqueConstraint(fields=["a"], name="x") == UniqueConstraint(fields=["a"], name="x"))
t(lambda: Index())
t(lambda: Index(fields="a"))
t(lambda: Index(fields=["a"], condition=Q(a=1)))
t(lambda: Index(fields=["a"], condition="x", name="y"))
t(lambda: Index(Lower("a")))
t(lambda: Index(Lower("a"), fields=["b"], name="y"))
t(lambda: Index(fields=["a", 3]))
t(lambda: Index(fields=["-a"], name="i" * 31))
t(lambda: Index(fields=["a", "-b"], name="good"))
t(lambda: Index(Lower("a").desc(), name="low"))
t(lambda: Index(fields=["a"], name="_x"))
t(lambda: Index(fields=["a"], name="1x"))
t(lambda: Index(fields=["a"], name="x", include="b"))
t(lambda: Index("a", F("b").desc(), name="x").deconstruct())
t(lambda: Index(fields=["a"], name="x", db_tablespace="t").clone())
t(lambda: models.Deferrable.IMMEDIATE)
t(lambda: CheckConstraint(condition=Q(a=1), name="x", violation_error_code="c").deconstruct())
t(lambda: CheckConstraint(Q(a=1), name="x"))
t(lambda: UniqueConstraint(fields=["a"], name="x", violation_error_message="m"))

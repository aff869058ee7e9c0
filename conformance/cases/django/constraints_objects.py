# Constraints and indexes as objects: text, equality, parts.
from django.db import models
from django.db.models import Q

check = models.CheckConstraint(condition=Q(age__gt=3), name="c")
print(check, check == check.clone(), check.deconstruct())
unique = models.UniqueConstraint(fields=["a", "b"], name="u", condition=Q(a=1), violation_error_code="x")
print(unique, unique.deconstruct()[0], sorted(unique.deconstruct()[2]), unique.contains_expressions)
print(models.UniqueConstraint("a", name="e"), models.UniqueConstraint(fields=["a"], name="d", deferrable=models.Deferrable.DEFERRED))
index = models.Index(fields=["-a", "b"], name="i")
print(index, index == index.clone(), index.fields_orders, index != check)
for make in (lambda: models.UniqueConstraint(name="x"), lambda: models.UniqueConstraint(fields=["a"]), lambda: models.UniqueConstraint("a", fields=["a"], name="x"),
             lambda: models.UniqueConstraint(fields=["a"], name="x", condition=3), lambda: models.CheckConstraint(condition="a", name="x"),
             lambda: models.CheckConstraint(condition=Q(a=1)), lambda: models.Index(), lambda: models.Index(fields="a"), lambda: models.Index("a")):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)

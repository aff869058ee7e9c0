"""A lookup of one's own: compiled by as_sql, registered for all fields."""
from django.db import models
from django.db.models import Lookup
from django.db.models.fields import Field


@Field.register_lookup
class NotEqual(Lookup):
    lookup_name = "ne"

    def as_sql(self, compiler, connection):
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        params = lhs_params + rhs_params
        return "%s <> %s" % (lhs, rhs), params


class Author(models.Model):
    name = models.CharField(max_length=20)
    age = models.IntegerField()


for i, n in enumerate(["Ann", "Ben", "Cid"]):
    Author.objects.create(name=n, age=i)

print(list(Author.objects.filter(name__ne="Ben").values_list("name", flat=True)))
print(list(Author.objects.exclude(age__ne=1).values_list("name", flat=True)))
print(str(Author.objects.filter(age__ne=models.F("id")).query))

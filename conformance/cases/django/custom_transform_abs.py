"""A transform of one's own takes lookups behind it and can be used in annotate."""
from django.db import models
from django.db.models import IntegerField, Transform


@IntegerField.register_lookup
class AbsoluteValue(Transform):
    lookup_name = "abs"
    function = "ABS"


class Experiment(models.Model):
    start = models.IntegerField()
    end = models.IntegerField()

    @property
    def change(self):
        return self.end - self.start


for s, e in [(1, -5), (3, 3), (-7, 2)]:
    Experiment.objects.create(start=s, end=e)

print(Experiment.objects.filter(start__abs=7).count())
print(list(Experiment.objects.filter(end__abs__lt=4).values_list("end", flat=True)))
print(list(Experiment.objects.annotate(a=AbsoluteValue("start")).order_by("-a").values_list("a", flat=True)))
print(list(Experiment.objects.order_by("start__abs").values_list("start", flat=True)))

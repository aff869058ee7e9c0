# A check of one's own, on a model and registered.
from django.core import checks
from django.db import models


class A(models.Model):
    n = models.IntegerField()

    @classmethod
    def check(cls, **kwargs):
        return super().check(**kwargs) + [checks.Info("seen", obj=cls, id="a.I1")]


@checks.register(checks.Tags.models)
def all_good(app_configs, **kwargs):
    return [checks.Warning("look out", id="a.W1")]


print([str(c) for c in A.check()])
print([c.id for c in checks.run_checks()], [c.id for c in checks.run_checks(tags=["models"])])

# Meta as it can be read.
from django.db import models


class Thing(models.Model):
    name = models.CharField(max_length=5)

    class Meta:
        verbose_name = "odd thing"
        verbose_name_plural = "odd things"
        ordering = ["-name", models.F("id").asc(nulls_last=True)]
        get_latest_by = "name"
        db_table = "things"
        default_related_name = "stuff"
        permissions = [("see", "Can see")]
        managed = True
        base_manager_name = "objects"

    objects = models.Manager()


m = Thing._meta
print(m.verbose_name, m.verbose_name_plural, m.ordering, m.get_latest_by, m.db_table, m.default_related_name, m.managed)
print(m.app_label, m.model_name, m.object_name, m.label, m.label_lower, m.pk.name, m.abstract, m.proxy, m.swapped, m.auto_created)
print([f.name for f in m.concrete_fields], m.base_manager_name, m.apps.get_model("app", "thing") is Thing, m.app_config.label)
try:
    class Bad(models.Model):
        class Meta:
            colour = "red"
except TypeError as e:
    print(e)

from django.db import models
class Kind(models.Model):
    code = models.CharField(max_length=3, primary_key=True)
    class Meta:
        db_table = "kinds"
        verbose_name = "sort"
        ordering = ["-code"]
class Thing(models.Model):
    kind = models.ForeignKey(Kind, models.PROTECT, db_column="k", to_field="code")
    label = models.CharField("shown as", max_length=20, db_column="lbl", db_index=True)
    size = models.SmallIntegerField(default=1)
    class Meta:
        unique_together = [["kind", "label"]]
        indexes = [models.Index(fields=["-size"], name="by_size")]
        constraints = [models.UniqueConstraint(fields=["label", "size"], name="label_size"), models.CheckConstraint(condition=models.Q(size__gt=0), name="positive")]
        get_latest_by = ["size", "label"]
        default_related_name = "things"
k = Kind.objects.create(code="abc"); Kind.objects.create(code="xyz")
Thing.objects.create(kind=k, label="one", size=2)
Thing.objects.create(kind_id="xyz", label="two")
print([x.code for x in Kind.objects.all()], Kind._meta.pk.name, Kind._meta.verbose_name_plural)
print(Thing.objects.filter(kind__code="abc").values("kind", "label"), k.things.count())
print(Thing.objects.latest().label, Thing.objects.earliest().label)
print(Thing._meta.db_table, [f.column for f in Thing._meta.fields], Thing._meta.get_field("label").verbose_name)
from django.db import IntegrityError, transaction
for kw in ({"kind": k, "label": "one"}, {"kind": k, "label": "z", "size": -1}, {"kind_id": "xyz", "label": "one", "size": 2}):
    try:
        with transaction.atomic():
            Thing.objects.create(**kw)
    except IntegrityError as e:
        print(e)
class Loud(Thing):
    class Meta:
        proxy = True
        ordering = ["label"]
    def shout(self): return self.label.upper()
print([x.shout() for x in Loud.objects.all()], Loud._meta.db_table, Loud.objects.first() == Thing.objects.get(label="one"))

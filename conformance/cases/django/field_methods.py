"""Fields taken by themselves: deconstruct, clone, types, defaults, choices, comparison."""
from django.db import models


class Kind(models.Model):
    name = models.CharField(max_length=9)

    class Meta:
        ordering = ["-name"]

    def __str__(self):
        return self.name


class Thing(models.Model):
    name = models.CharField("title", max_length=9, null=False, blank=True, help_text="h", choices=[("a", "A"), ("b", "B")])
    n = models.IntegerField(default=3, db_index=True, unique=False)
    kind = models.ForeignKey(Kind, models.CASCADE, related_name="things", null=True)
    kinds = models.ManyToManyField(Kind, blank=True)
    price = models.DecimalField(max_digits=5, decimal_places=2, default=1)
    at = models.DateTimeField(auto_now_add=True)
    data = models.JSONField(default=dict)


for name in ("name", "n", "price", "at", "data"):
    f = Thing._meta.get_field(name)
    print(f.deconstruct(), f.clone().max_length)
print(models.CharField(max_length=3).deconstruct(), models.TextField().deconstruct(), models.SlugField().deconstruct(), models.BooleanField(default=True, verbose_name="x").deconstruct())
f = Thing._meta.get_field("n")
print(f.rel_db_type(None) if False else f.db_type(__import__("django.db").db.connection), f.has_default(), f.default, Thing._meta.get_field("name").default, f.get_default(), Thing._meta.get_field("kind").get_default(), Thing._meta.get_field("data").get_default())
Kind.objects.create(name="k1")
Kind.objects.create(name="k2")
print(list(Thing._meta.get_field("name").get_choices()), Thing._meta.get_field("kind").get_choices(), Thing._meta.get_field("kind").get_choices(include_blank=False, ordering=["name"]), Thing._meta.get_field("kind").get_choices(limit_choices_to={"name": "k1"}))
print(f < Thing._meta.get_field("price"), f == f, f == models.IntegerField(), len({f, f, Thing._meta.get_field("at")}), sorted([Thing._meta.get_field("at"), f])[0].name)
print(str(f), repr(f), str(models.CharField()), repr(models.CharField()), f.model.__name__, f.attname, f.column, f.get_attname_column(), f.concrete, f.editable, f.auto_created)
for call in [lambda: f.to_python("x"), lambda: f.to_python("7"), lambda: f.get_prep_value("x"), lambda: f.get_prep_value(b"x"), lambda: f.clean("9", None), lambda: f.clean(None, None), lambda: Thing._meta.get_field("name").clean("z", None), lambda: Thing._meta.get_field("name").validate("c", None),
             lambda: Thing._meta.get_field("price").clean("1234.567", None), lambda: Thing._meta.get_field("price").to_python("abc"), lambda: models.FloatField().get_prep_value(b"x"), lambda: models.BooleanField().to_python("maybe"), lambda: models.DateField().to_python("2024-13-01"), lambda: models.UUIDField().to_python("zz"), lambda: models.UUIDField().to_python(5),
             lambda: models.DurationField().to_python("1 02:03:04.5"), lambda: models.DurationField().to_python("x"), lambda: models.TimeField().to_python("25:00"), lambda: models.DateTimeField().to_python("2024-01-01T10:00:00Z"), lambda: models.GenericIPAddressField().clean("1.2.3", None), lambda: models.GenericIPAddressField(protocol="ipv6").to_python("::ffff:1.2.3.4"),
             lambda: models.EmailField().run_validators("x"), lambda: models.JSONField(encoder=5), lambda: models.JSONField(decoder="x"), lambda: models.ForeignKey(5, models.CASCADE), lambda: models.ManyToManyField(5), lambda: models.CharField(nope=1), lambda: models.ForeignKey(Kind), lambda: models.ForeignKey(Kind, on_delete=None), lambda: models.OneToOneField(Kind, 5), lambda: models.DecimalField(max_digits=3, decimal_places=1).to_python(float("nan"))]:
    try:
        print(repr(call()))
    except Exception as e:
        print(type(e).__name__, e)
t = Thing(name="q", n=4)
print(t.get_name_display(), Thing(name="a").get_name_display(), f.value_from_object(t), f.value_to_string(t), Thing._meta.get_field("kinds").value_from_object(t), Thing._meta.get_field("kind").value_from_object(t), Thing._meta.get_field("kinds").m2m_db_table(), Thing._meta.get_field("kind").target_field, Thing._meta.get_field("kind").related_model.__name__)
print(models.ForeignKey["Kind"] is models.ForeignKey, models.Manager["x"] is models.Manager, models.ManyToOneRel, models.NOT_PROVIDED)

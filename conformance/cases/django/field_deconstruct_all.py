# How every class of fields can be made again, and its column's parts.
from django.db import models
from django.db import connection
from django.core.validators import MinValueValidator
class T(models.Model):
    class Meta: app_label = "app"
def fn(): return 1
fields = [
 models.AutoField(primary_key=True), models.BigAutoField(primary_key=True), models.SmallAutoField(primary_key=True, db_column="k"),
 models.CharField("Label", max_length=3, choices=[("a", "A"), ("b", "B")], default="a", blank=True, null=True, db_index=True, unique=True, help_text="h", db_column="cc", editable=False, db_comment="cm", error_messages={"null": "no"}),
 models.CharField(max_length=4, db_collation="NOCASE", validators=[MinValueValidator(1)]), models.CharField(),
 models.TextField(db_collation="BINARY"), models.TextField(max_length=5), models.SlugField(), models.SlugField(max_length=20, db_index=False, allow_unicode=True), models.EmailField(), models.EmailField(max_length=40), models.URLField(), models.URLField(max_length=20),
 models.IntegerField(default=fn), models.BigIntegerField(), models.SmallIntegerField(), models.PositiveIntegerField(), models.PositiveBigIntegerField(), models.PositiveSmallIntegerField(db_default=3),
 models.BooleanField(), models.BooleanField(default=True), models.DecimalField(max_digits=4, decimal_places=2), models.FloatField(), models.DurationField(), models.UUIDField(), models.JSONField(default=dict), models.JSONField(encoder=None), models.BinaryField(), models.BinaryField(editable=True, max_length=3),
 models.DateField(auto_now=True), models.DateField(auto_now_add=True), models.DateField(unique_for_date="x", unique_for_month="y"), models.DateTimeField(auto_now=True), models.TimeField(auto_now_add=True), models.TimeField(null=True),
 models.GenericIPAddressField(), models.GenericIPAddressField(protocol="IPv4", unpack_ipv4=False), models.FileField(upload_to="a/"), models.FileField(), models.ImageField(width_field="w", height_field="h"), models.FilePathField(path="/x", match="a", recursive=True, allow_folders=True),
 models.ForeignKey("app.T", models.CASCADE), models.ForeignKey(T, models.SET_NULL, null=True, related_name="+", related_query_name="q", to_field="id", db_constraint=False, limit_choices_to={"a": 1}, db_index=False), models.ForeignKey("self", models.PROTECT, parent_link=True),
 models.OneToOneField(T, models.DO_NOTHING), models.OneToOneField(T, models.SET_DEFAULT, default=1, parent_link=True),
 models.ManyToManyField(T), models.ManyToManyField("app.T", related_name="r", related_query_name="q", db_table="mm", limit_choices_to={"b": 2}, symmetrical=False, db_constraint=False), models.ManyToManyField("self"), models.ManyToManyField(T, through="app.Th", through_fields=("a", "b"), blank=True, help_text="many"),
 models.GeneratedField(expression=models.F("a") + 1, output_field=models.IntegerField(), db_persist=True), models.GeneratedField(expression=models.functions.Lower("n"), output_field=models.CharField(max_length=3), db_persist=False, db_column="g", help_text="z"),
]
for i, f in enumerate(fields):
    try: f.set_attributes_from_name("f%d" % i)
    except Exception as e: print("set", type(e).__name__, e)
    for what in ("deconstruct", "get_internal_type", "db_type", "db_check", "db_parameters", "has_default", "rel_db_type", "get_attname_column", "clone", "description"):
        try:
            a = getattr(f, what)
            if callable(a): a = a(connection) if what in ("db_type", "db_check", "db_parameters", "rel_db_type") else a()
            if what == "clone": a = type(a).__name__
            print(i, type(f).__name__, what, a)
        except Exception as e: print(i, type(f).__name__, what, type(e).__name__, e)

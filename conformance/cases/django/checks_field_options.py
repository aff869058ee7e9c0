"""System checks of single fields."""
import datetime
from django.core import checks
from django.db import models


class F(models.Model):
    a = models.CharField()
    b = models.CharField(max_length="x")
    b0 = models.CharField(max_length=0)
    bt = models.CharField(max_length=True)
    c = models.DecimalField()
    d = models.DecimalField(max_digits=2, decimal_places=3)
    d2 = models.DecimalField(max_digits="x", decimal_places=-1)
    e = models.IntegerField(choices=[(1, "a"), 2])
    e2 = models.CharField(max_length=2, choices=[("abc", "x")])
    e3 = models.IntegerField(choices="ab")
    e4 = models.IntegerField(max_length=4)
    g = models.DateField(auto_now=True, auto_now_add=True)
    g2 = models.DateField(auto_now=True, default=datetime.date(2020, 1, 1))
    g3 = models.DateTimeField(default=datetime.datetime(2025, 1, 1, 12, tzinfo=datetime.timezone.utc))
    g4 = models.TimeField(default=datetime.time(12, 0))
    h = models.JSONField(default=[])
    h2 = models.JSONField(default={}, null=True)
    i = models.GenericIPAddressField(blank=True)
    j = models.TextField(db_index="yes")
    k = models.BinaryField(default="text")
    l = models.AutoField(primary_key=True)
    m = models.BooleanField(null=True)
    n = models.FileField(upload_to="/abs")
    n2 = models.FileField(unique=True)
    n3 = models.FilePathField(allow_files=False, allow_folders=False)
    o = models.IntegerField(validators=["x", print])
    p = models.SlugField(max_length=None)
    q = models.UUIDField(db_default="x")
    r = models.IntegerField(null=True, help_text="ok", db_default=models.F("e"))
    s = models.GeneratedField(expression=models.F("e"), db_persist=True, output_field=models.IntegerField())
    t = models.FloatField(default="x")


for e in checks.run_checks():
    print(e.id, e.level, e.obj, "|", e.msg, "|", e.hint)

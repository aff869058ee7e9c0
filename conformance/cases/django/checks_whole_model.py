"""What the system checks say about models that are wrong in many ways."""
from django.core import checks
from django.core.management import call_command
from django.db import models


class Target(models.Model):
    name = models.CharField(max_length=10)
    nounique = models.IntegerField()


class Wrong(models.Model):
    no_length = models.CharField()
    price = models.DecimalField()
    price2 = models.DecimalField(max_digits=2, decimal_places=3)
    bad_choices = models.IntegerField(choices=[(1, "a"), 2])
    long_choice = models.CharField(max_length=2, choices=[("abc", "x")])
    nulled = models.BooleanField(null=True, primary_key=False)
    auto = models.DateField(auto_now=True, auto_now_add=True, default="x")
    set_null = models.ForeignKey(Target, models.SET_NULL, related_name="+")
    set_default = models.ForeignKey(Target, models.SET_DEFAULT, related_name="+")
    one = models.ForeignKey(Target, models.CASCADE)
    two = models.ForeignKey(Target, models.CASCADE)
    uniq = models.ForeignKey(Target, models.CASCADE, unique=True, related_name="u")
    m2m_null = models.ManyToManyField(Target, null=True, related_name="mm")
    name_ = models.IntegerField()
    dunder__x = models.IntegerField()
    ip = models.GenericIPAddressField(blank=True)
    default_list = models.JSONField(default=[])
    fixed = models.DateTimeField(default=__import__("datetime").datetime(2020, 1, 1))

    class Meta:
        ordering = ["-one__nope", "?"]


for e in checks.run_checks():
    print(e.id, e.level, e.obj, "|", e.msg, "|", e.hint)

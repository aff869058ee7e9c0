# run_checks() and the command check.
from django.core import checks
from django.core.management import call_command
from django.core.management.base import CommandError, SystemCheckError
from django.db import models


class Fine(models.Model):
    pass


call_command("check")
print(checks.run_checks())


class Odd(models.Model):
    fine = models.ForeignKey(Fine, models.SET_NULL)
    name_ = models.IntegerField()
    only = models.ForeignKey(Fine, models.CASCADE, unique=True, related_name="+")


for c in checks.run_checks():
    print(c)
try:
    call_command("check")
except SystemCheckError as e:
    print(isinstance(e, CommandError))
    print(e)
error = checks.Error("bad", hint="do better", obj=Odd, id="x.E001")
print(error, error.is_serious(), error.level == checks.ERROR, checks.Warning("w", id="w.1"), error == checks.Error("bad"))

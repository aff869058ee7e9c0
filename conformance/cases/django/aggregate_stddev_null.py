"""Standard deviations of too few rows and of NULLs fail in the database, as Python's statistics do."""
from django.db import models
from django.db.models import StdDev, Variance


class A(models.Model):
    n = models.IntegerField(null=True)
A.objects.create(n=1); A.objects.create(n=4)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: A.objects.aggregate(x=StdDev("n")))
t(lambda: A.objects.filter(n__gt=9).aggregate(x=StdDev("n")))
t(lambda: A.objects.filter(n=1).aggregate(x=StdDev("n", sample=True)))
t(lambda: A.objects.filter(n=1).aggregate(x=StdDev("n")))
A.objects.create(n=None)
t(lambda: A.objects.aggregate(x=StdDev("n")))
t(lambda: A.objects.filter(n=None).aggregate(x=Variance("n")))
t(lambda: A.objects.filter(n=None).aggregate(x=Variance("n", sample=True)))

from django.db import models
class A(models.Model):
    code = models.CharField(max_length=5, primary_key=True)
class B(models.Model):
    n = models.IntegerField()
for m in (A,B):
    for f in m._meta.fields: print(f.deconstruct())
    print(m._meta.pk.serialize, m._meta.pk.clone().deconstruct())

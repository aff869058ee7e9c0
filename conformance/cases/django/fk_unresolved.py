# A foreign key to a model that does not come.
from django.db import models


class B(models.Model):
    a = models.ForeignKey("Missing", models.CASCADE)


try:
    B.objects.count()
except ValueError as e:
    print(e)
print([c.id for c in B.check()])

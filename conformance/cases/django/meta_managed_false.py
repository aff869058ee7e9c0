# A model whose table is not made.
from django.db import OperationalError, connection, models


class Ghost(models.Model):
    name = models.CharField(max_length=5)

    class Meta:
        managed = False
        db_table = "ghost"


try:
    Ghost.objects.count()
except OperationalError as e:
    print(e)
with connection.cursor() as c:
    c.execute("CREATE TABLE ghost (id integer PRIMARY KEY, name text)")
Ghost.objects.create(name="boo")
print(Ghost.objects.get().name)

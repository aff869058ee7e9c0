# A program that lists the tables sees those of the content types too.
from django.db import models, connection
class A(models.Model):
    n = models.IntegerField()
with connection.cursor() as c:
    c.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    print(c.fetchall())
    c.execute("select tbl_name, sql from sqlite_schema order by 1, 2 desc")
    for r in c.fetchall(): print(r)
print(connection.introspection.table_names(), connection.introspection.django_table_names())
with connection.cursor() as c:
    print(connection.introspection.get_table_list(c))
A.objects.create(n=1)
print([r for r in connection.cursor().execute("select * from sqlite_sequence").fetchall()])

# A raw cursor: parameters, rows, description, executemany.
from django.db import connection, models


class A(models.Model):
    name = models.CharField(max_length=5)
    on = models.BooleanField(default=True)
    day = models.DateField(null=True)


A.objects.create(name="50%", day="2024-01-02")
with connection.cursor() as c:
    c.execute("SELECT name, \"on\", day FROM app_a WHERE name = %s", ["50%"])
    print(c.fetchone(), c.fetchone(), [d[0] for d in c.description])
    c.execute("SELECT '100%', 1")
    print(c.fetchall())
    c.executemany("INSERT INTO app_a (name, \"on\") VALUES (%s, %s)", [("b", True), ("c", False)])
    print(c.rowcount)
    c.execute("SELECT name FROM app_a ORDER BY id")
    print(c.fetchmany(2), list(c))
    c.execute("UPDATE app_a SET name = name || '!' WHERE name <> %s", ["b"])
    print(c.rowcount)
try:
    connection.cursor().execute("SELECT * FROM nowhere")
except Exception as e:
    print(type(e).__name__, e)

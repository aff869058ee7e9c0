"""connection: cursors, introspection, constraints, operations, features and the schema's table."""
from django.db import connection, connections, models, transaction
from django.db.utils import IntegrityError, OperationalError, ProgrammingError


class Pet(models.Model):
    name = models.CharField(max_length=9, unique=True)
    age = models.IntegerField(null=True)
    born = models.DateField(null=True)
    ok = models.BooleanField(default=True)

    class Meta:
        db_table = "pets"


class Toy(models.Model):
    pet = models.ForeignKey(Pet, models.CASCADE)


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


def run(sql, params=None):
    with connection.cursor() as c:
        c.execute(sql, params)
        return c.fetchall()


Pet.objects.create(name="Rex", age=3, born="2020-02-03")
Pet.objects.create(name="Tom")
t(lambda: run("SELECT name, age, born, ok FROM pets ORDER BY id"))
t(lambda: run("SELECT name FROM pets WHERE name LIKE %s", ["R%"]))
t(lambda: run("SELECT name FROM pets WHERE name LIKE 'R%%' AND 1 = %s", [1]))
t(lambda: run("SELECT name FROM pets WHERE name LIKE 'R%'"))
t(lambda: run("SELECT * FROM nope"))
t(lambda: run("SELEKT 1"))
t(lambda: run("INSERT INTO pets (name, ok) VALUES (%s, %s)", ["Rex", True]))
t(lambda: run("INSERT INTO pets (name) VALUES (%s)", ["New"]))
t(lambda: run("SELECT %s, %s", [1]))
t(lambda: run("SELECT %(a)s + %(b)s, %(a)s", {"a": 1, "b": 2}))
t(lambda: run("SELECT 1; SELECT 2"))
t(lambda: run("UPDATE pets SET age = 5"))
with connection.cursor() as c:
    c.execute("SELECT id, name FROM pets ORDER BY id")
    print([d[0] for d in c.description], c.fetchone(), c.fetchmany(5), c.fetchone(), c.rowcount)
    c.execute("UPDATE pets SET age = 7 WHERE id < %s", [10])
    print(c.rowcount, c.description)
    c.execute("INSERT INTO pets (name, ok) VALUES ('Zed', 1)")
    print(c.lastrowid, c.rowcount)
    c.executemany("INSERT INTO pets (name, ok) VALUES (%s, %s)", [("a", True), ("b", False)])
    print(c.rowcount, [row for row in c.execute("SELECT COUNT(*) FROM pets")])
print(connection.vendor, connection.alias, connection.display_name, list(connections), connection.in_atomic_block)
print([t for t in connection.introspection.table_names() if t != "django_content_type"])
print(connection.ops.quote_name("a"), connection.ops.quote_name('"a"'), connection.ops.max_name_length(), connection.features.supports_transactions, connection.features.has_bulk_insert)
print(Pet._meta.db_table, connection.introspection.identifier_converter("Ab"))
with connection.constraint_checks_disabled():
    Toy.objects.create(pet_id=999)
t(lambda: connection.check_constraints())
Toy.objects.all().delete()
t(lambda: connection.check_constraints())
t(lambda: connections["nope"])
t(lambda: Toy.objects.create(pet_id=888))

"""raw(): positional and named parameters, translations, extra columns, deferred fields, slices, errors."""
from django.db import connection, models


class Person(models.Model):
    first = models.CharField(max_length=20)
    last = models.CharField(max_length=20)
    age = models.IntegerField(default=1)

    def __str__(self):
        return "%s %s" % (self.first, self.last)


for f, l, a in [("Ann", "Lee", 30), ("Bob", "Ray", 40), ("Cy", "Lee", 50)]:
    Person.objects.create(first=f, last=l, age=a)
print(list(Person.objects.raw("SELECT * FROM app_person WHERE last = %s ORDER BY id", ["Lee"])))
print(list(Person.objects.raw("SELECT * FROM app_person WHERE age > %(low)s AND age < %(high)s", {"low": 20, "high": 45})))
print(list(Person.objects.raw("SELECT id, last AS first, first AS last FROM app_person ORDER BY id")))
for p in Person.objects.raw("SELECT id, first FROM app_person WHERE id = 1"):
    print(p.first, p.last)
for p in Person.objects.raw("SELECT *, age * 2 AS twice FROM app_person ORDER BY id"):
    print(p.twice, end=" ")
print()
q = Person.objects.raw("SELECT 7 AS i, 'A' AS f, 'B' AS l", translations={"i": "id", "f": "first", "l": "last"})
print(q[0], q[0].pk, len(q), q.columns, bool(q))
print(Person.objects.raw("SELECT * FROM app_person WHERE id = %s", [2]))
print(Person.objects.raw("SELECT * FROM app_person WHERE id = %(id)s", {"id": 2}))
print(repr(Person.objects.raw("SELECT * FROM app_person").query))
print(list(Person.objects.raw("SELECT * FROM app_person ORDER BY id"))[1:], Person.objects.raw("SELECT * FROM app_person ORDER BY id")[0:2])
for sql, params in [("SELECT first FROM app_person", None), ("SELECT nope FROM app_person", None), ("SELECT * FROM app_person WHERE id = %s", []), ("SELECT * FROM app_person WHERE id = %(x)s", {"y": 1})]:
    try:
        print(list(Person.objects.raw(sql, params)))
    except Exception as e:
        print(type(e).__name__, e)
with connection.cursor() as c:
    c.execute("SELECT first FROM app_person WHERE age = %(a)s", {"a": 40})
    print(c.fetchone())
    c.execute("SELECT COUNT(*) FROM app_person WHERE first LIKE 'A%%' AND age >= %s", [1])
    print(c.fetchone(), c.description[0][0])
    c.execute("SELECT 'a%b'")
    print(c.fetchall())
    c.executemany("UPDATE app_person SET age = %s WHERE id = %s", [(1, 1), (2, 2)])
    print(c.rowcount)
print(list(Person.objects.raw("SELECT * FROM app_person WHERE first LIKE %s", ["%n%"])), Person.objects.raw("SELECT * FROM app_person").db)
try:
    Person.objects.raw("SELECT 1").filter(id=1)
except AttributeError as e:
    print(e)
print(list(Person.objects.filter(age=1).raw("SELECT * FROM app_person WHERE age = 2")))

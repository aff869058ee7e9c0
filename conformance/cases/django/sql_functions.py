from django.db import connection, models
from django.db.models import F, Func, Value, Aggregate
from django.db.utils import OperationalError


class Word(models.Model):
    text = models.CharField(max_length=20)
    size = models.IntegerField()


print(connection.connection is None)
connection.ensure_connection()
db = connection.connection
print(db is None)


def mirror(s):
    return s[::-1]


def broken(s):
    raise KeyError(s)


def letters(s):
    return "".join(sorted(c for c in s if c.isalpha()))


class Median:
    def __init__(self):
        self.values = []

    def step(self, v):
        self.values.append(v)

    def finalize(self):
        self.values.sort()
        return self.values[len(self.values) // 2]


def longer_than(n):
    return connection.connection.execute("SELECT count(*) FROM app_word WHERE size > ?", (n,)).fetchone()[0]


db.create_function("mirror", 1, mirror)
db.create_function("broken", 1, broken)
db.create_function("letters", 1, letters, deterministic=True)
db.create_function("longer_than", 1, longer_than)
db.create_aggregate("median", 1, Median)


class Mirror(Func):
    function = "mirror"


class MedianOf(Aggregate):
    function = "median"


for w in ["banana", "apple", "fig"]:
    Word.objects.create(text=w, size=len(w))

print(list(Word.objects.annotate(m=Mirror("text")).values_list("text", "m").order_by("text")))
print(list(Word.objects.annotate(m=Mirror("text")).filter(m__startswith="g").values_list("text", flat=True)))
print(Word.objects.aggregate(m=MedianOf("size")))
print(list(Word.objects.annotate(n=Func(F("size"), function="longer_than", output_field=models.IntegerField())).values_list("text", "n").order_by("id")))
Word.objects.update(text=Func(F("text"), function="letters"))
print(list(Word.objects.values_list("text", flat=True).order_by("id")))
try:
    print(list(Word.objects.annotate(b=Func(F("text"), function="broken", output_field=models.CharField()))))
except OperationalError as e:
    print("refused:", e)
with connection.cursor() as cursor:
    cursor.execute("SELECT mirror(%s), letters('cab')", ["abc"])
    print(cursor.fetchall())
print(db.execute("SELECT count(*) FROM app_word").fetchone(), db.in_transaction)

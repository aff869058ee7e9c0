# insert().values([…]) names the parameters of defaults; any_() and all_() of plain values.
from sqlalchemy import *
from sqlalchemy.dialects import mysql, postgresql, sqlite

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("n", Integer), Column("z", Integer, default=3), Column("f", String, default=lambda: "made"), Column("s", Integer, default=func.length("abc")))
rows = [{"id": 1, "n": 5}, {"id": 2, "n": 6, "z": 9}, {"id": 3, "n": 7, "f": "given"}]
for values in (rows, rows[:2], rows[1:2], [{"n": 1}, {"n": 2}], [{"n": 1, "z": 4}, {"n": 2}]):
    for dialect in (None, sqlite.dialect(), postgresql.dialect(), mysql.dialect()):
        try:
            compiled = insert(t).values(values).compile(dialect=dialect)
            print(compiled, compiled.params)
        except Exception as error:
            print(type(error).__name__, error)
e = create_engine("sqlite://")
t.metadata.create_all(e)
with e.begin() as c:
    c.execute(insert(t).values(rows))
    print(c.execute(select(t)).all())
for x in (any_(True), all_(5), any_([1, 2]), t.c.n == any_("x"), t.c.n > all_(3)):
    print(x, x.compile().params)

# What the log says of statements kept for several schema_translate_maps.
from sqlalchemy import *
e = create_engine("sqlite://", echo=True)
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("a", Integer), schema="x")
with e.connect() as c:
    for n in "abc":
        c.exec_driver_sql(f"attach ':memory:' as {n}")
    for n in ("a","b",None):
        d = c.execution_options(schema_translate_map={"x": n})
        t.create(d)
        d.execute(t.insert(), {"a": 1})
        d.execute(t.insert(), [{"a": 1}, {"a": 2}])
        print(d.execute(select(t).where(t.c.a > 1)).all())
        print(d.execute(t.insert().returning(t.c.id), [{"a": 1}, {"a": 2}]).all())



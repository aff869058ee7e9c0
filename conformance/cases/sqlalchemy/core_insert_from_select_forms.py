from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, literal, select

meta = MetaData()
a = Table("a", meta, Column("id", Integer, primary_key=True), Column("name", String))
b = Table("b", meta, Column("id", Integer, primary_key=True), Column("name", String), Column("kind", String, default="copied"))
print(insert(b).from_select(["id", "name"], select(a.c.id, a.c.name).where(a.c.id > 5)))
print(insert(b).from_select(["name"], select(a.c.name), include_defaults=False))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    meta.create_all(conn)
    conn.execute(insert(a), [{"name": "x"}, {"name": "y"}])
    conn.execute(insert(b).from_select([b.c.name], select(a.c.name)))
    print(conn.execute(select(b)).all())

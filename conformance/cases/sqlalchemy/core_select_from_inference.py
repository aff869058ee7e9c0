from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, exists, func, literal, select

meta = MetaData()
a = Table("a", meta, Column("id", Integer, primary_key=True), Column("name", String))
b = Table("b", meta, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")))
print(select(a.c.id, b.c.id))
print(select(a.c.id).where(b.c.a_id == a.c.id))
print(select(literal(1)))
print(select(a.c.id).select_from(b))
print(select(a).where(exists(select(b.c.id).where(b.c.a_id == a.c.id))))
print(select(func.count()).select_from(a.join(b)))
print(select(a.alias("x").c.id, a.c.id))
print(select(a.c.name).order_by(b.c.id))

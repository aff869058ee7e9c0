from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, quoted_name, select
from sqlalchemy.schema import CreateTable

t = Table("select", MetaData(), Column("Mixed", Integer, primary_key=True), Column("order", Integer), Column("a b", Integer), Column("plain", Integer))
print(CreateTable(t))
print(select(t).where(t.c.order > 1, t.c["a b"] < 2))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t).values({"Mixed": 1, "order": 2, "a b": 3, "plain": 4}))
    row = conn.execute(select(t)).one()
    print(row, row._fields, row.Mixed, row._mapping["a b"])
name = quoted_name("forced", True)
print(name, name.quote, isinstance(name, str))

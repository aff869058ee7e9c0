from sqlalchemy import Column, Integer, MetaData, String, Table

meta = MetaData()
t = Table("t", meta, Column("id", Integer, primary_key=True))
again = Table("t", meta, Column("name", String), extend_existing=True)
print(again is t, t.c.keys())
kept = Table("t", meta, Column("other", String), keep_existing=True)
print(kept is t, t.c.keys(), Table("t", meta) is t)
copy = t.to_metadata(MetaData())
print(copy is t, copy.c.keys(), copy.metadata is meta)
t.append_column(Column("late", Integer))
print(t.c.keys(), copy.c.keys())
meta.remove(t)
print(list(meta.tables))

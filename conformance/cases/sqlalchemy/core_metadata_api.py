from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table

meta = MetaData()
a = Table("a", meta, Column("id", Integer, primary_key=True))
b = Table("b", meta, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")))
print(meta, list(meta.tables), [t.name for t in meta.sorted_tables], [t.name for t in reversed(meta.sorted_tables)])
print("a" in meta, "zzz" in meta, meta.tables["a"] is a, repr(meta))
meta.clear()
print(list(meta.tables))
other = MetaData(info={"k": 1}, schema="s")
print(other.info, other.schema, Table("t", other).fullname)

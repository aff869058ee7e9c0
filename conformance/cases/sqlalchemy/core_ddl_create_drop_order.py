from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, create_engine

meta = MetaData()
Table("child", meta, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("parent.id")))
Table("parent", meta, Column("id", Integer, primary_key=True), Column("boss_id", ForeignKey("boss.id")))
Table("boss", meta, Column("id", Integer, primary_key=True))
print([t.name for t in meta.sorted_tables])
engine = create_engine("sqlite://")
meta.create_all(engine)
meta.create_all(engine)
meta.tables["child"].drop(engine)
meta.create_all(engine, tables=[meta.tables["child"]])
meta.drop_all(engine)

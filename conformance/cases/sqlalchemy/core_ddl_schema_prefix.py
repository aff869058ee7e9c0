from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, select
from sqlalchemy.schema import CreateSchema, CreateTable, DropSchema, DropTable

meta = MetaData(schema="app")
a = Table("a", meta, Column("id", Integer, primary_key=True))
b = Table("b", meta, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("app.a.id")))
print(a.key, a.schema, a.fullname, list(meta.tables))
print(select(a, b.c.a_id).join(b))
print(CreateTable(b))
print(DropTable(b), CreateSchema("app"), DropSchema("app", cascade=True), CreateSchema("x", if_not_exists=True))

from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, insert, select
from sqlalchemy.dialects import sqlite

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String))
c = select(t).where(t.c.id == 5, t.c.name == bindparam("who")).compile(dialect=sqlite.dialect())
print(c.string, c.params, c.positiontup, c.statement.whereclause)
print(c.construct_params({"who": "x"}), str(c) == c.string, c.dialect.name)
print(insert(t).compile(column_keys=["name"]), insert(t).compile(dialect=sqlite.dialect(), column_keys=["id"]))
print(t.c.id.compile(), (t.c.id + 1).compile().params)

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.schema import CreateTable, SetColumnComment, SetTableComment

t = Table("t", MetaData(), Column("id", Integer, primary_key=True, comment="the key", info={"a": 1}), comment="a table", info={"x": 2})
print(t.comment, t.c.id.comment, t.info, t.c.id.info)
print(CreateTable(t).compile(dialect=mysql.dialect()))
print(SetTableComment(t).compile(dialect=postgresql.dialect()))
print(SetColumnComment(t.c.id).compile(dialect=postgresql.dialect()))

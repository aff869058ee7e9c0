from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, Text
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.schema import CreateTable

kind = BigInteger().with_variant(Integer(), "sqlite").with_variant(mysql.VARCHAR(9), "mysql")
t = Table("t", MetaData(), Column("id", kind, primary_key=True), Column("note", String(50).with_variant(Text(), "postgresql", "sqlite")))
for d in (sqlite, postgresql, mysql):
    print(CreateTable(t).compile(dialect=d.dialect()))
print(repr(kind))

from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

t = Table("t", MetaData(), Column("id", Integer, primary_key=True, autoincrement=False), Column("n", Integer, primary_key=True), Column("s", String(5), server_default="it's"), mysql_engine="InnoDB")
print(CreateTable(t).compile(dialect=postgresql.dialect()))
print(CreateTable(t))
print(CreateTable(Table("tmp", MetaData(), Column("x", Integer), prefixes=["TEMPORARY"])))
print(CreateTable(Table("auto", MetaData(), Column("id", Integer, primary_key=True), sqlite_autoincrement=True, sqlite_with_rowid=True)).compile(dialect=sqlite.dialect()))

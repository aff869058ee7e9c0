from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, create_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateTable


@compiles(BigInteger, "sqlite")
def bigint_as_integer(type_, compiler, **kw):
    return "INTEGER"


@compiles(String, "sqlite")
def text_for_long(type_, compiler, **kw):
    if not type_.length:
        return "TEXT"
    return compiler.visit_string(type_, **kw)


t = Table("t", MetaData(), Column("id", BigInteger, primary_key=True), Column("a", String), Column("b", String(20)))
print(CreateTable(t).compile(create_engine("sqlite://")))
print(CreateTable(t))

from sqlalchemy import Column, DateTime, Integer, MetaData, Table, create_engine, insert, select
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement


class utcnow(FunctionElement):
    type = DateTime()
    inherit_cache = True


@compiles(utcnow)
def default_utcnow(element, compiler, **kw):
    return "CURRENT_TIMESTAMP"


@compiles(utcnow, "postgresql")
def pg_utcnow(element, compiler, **kw):
    return "TIMEZONE('utc', CURRENT_TIMESTAMP)"


print(utcnow())
print(select(utcnow().label("now")).compile(dialect=postgresql.dialect()))
print(select(utcnow()).compile(dialect=mysql.dialect()))
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("at", DateTime, server_default=utcnow()))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t).values(id=1))
    print(conn.scalar(select(t.c.at)))

"""Own constructs with @compiles: a function, a clause, a statement and a changed column type."""
from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, create_engine, func, insert, literal, select, text
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.exc import UnsupportedCompilationError
from sqlalchemy.ext.compiler import compiles, deregister
from sqlalchemy.schema import CreateColumn, CreateTable, DDLElement
from sqlalchemy.sql.expression import ClauseElement, ColumnElement, Executable, FunctionElement


class days_between(FunctionElement):
    type = Integer()
    name = "days_between"
    inherit_cache = True


@compiles(days_between)
def by_default(element, compiler, **kw):
    first, second = element.clauses
    return "(%s - %s)" % (compiler.process(second, **kw), compiler.process(first, **kw))


@compiles(days_between, "sqlite")
def for_sqlite(element, compiler, **kw):
    first, second = element.clauses
    return "CAST(julianday(%s) - julianday(%s) AS INTEGER)" % (compiler.process(second, **kw), compiler.process(first, **kw))


@compiles(days_between, "mysql")
def for_mysql(element, compiler, **kw):
    return "datediff(%s)" % compiler.process(element.clauses, **kw)


class Copy(Executable, ClauseElement):
    inherit_cache = False

    def __init__(self, table, query):
        self.table, self.query = table, query


@compiles(Copy)
def copy_into(element, compiler, **kw):
    return "INSERT INTO %s %s" % (compiler.process(element.table, asfrom=True, **kw), compiler.process(element.query, **kw))


class Vacuum(DDLElement):
    def __init__(self, full=False):
        self.full = full


@compiles(Vacuum)
def vacuum(element, compiler, **kw):
    return "ANALYZE" if not element.full else "VACUUM"


class Loud(ColumnElement):
    inherit_cache = True
    type = String()

    def __init__(self, inner):
        self.inner = inner


@compiles(Loud, "sqlite")
def loud(element, compiler, **kw):
    return "upper(%s) || '!'" % compiler.process(element.inner, **kw)


engine = create_engine("sqlite://")
meta = MetaData()
trip = Table("trip", meta, Column("id", Integer, primary_key=True), Column("who", String(9)), Column("out", String), Column("back", String))
old = Table("old_trip", meta, *[Column(c.name, c.type, primary_key=c.primary_key) for c in trip.c])


meta.create_all(engine)
gap = days_between(trip.c.out, trip.c.back)
with engine.begin() as conn:
    conn.execute(insert(trip), [{"who": "ed", "out": "2024-01-30", "back": "2024-02-02"}, {"who": "flo", "out": "2024-03-01", "back": "2024-03-11"}])
    print(conn.execute(select(trip.c.who, gap.label("days")).where(gap > 2).order_by(gap.desc())).all())
    conn.execute(Copy(old, select(trip).where(trip.c.who == "ed")))
    print(conn.execute(select(old.c.who, Loud(old.c.who))).all())
    conn.execute(Vacuum())
    print(conn.scalar(select(func.max(gap) + 1)))
query = select(gap).where(gap.is_not(None))
print(query)
for dialect in (mysql.dialect(), postgresql.dialect()):
    print(query.compile(dialect=dialect))
try:
    print(select(Loud(trip.c.who)).compile(dialect=postgresql.dialect()))
except UnsupportedCompilationError as error:
    print(str(error).split("can't render")[1].split(" (Background")[0])
deregister(Vacuum)
print(CreateTable(old).compile(engine))

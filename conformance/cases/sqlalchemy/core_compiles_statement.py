from sqlalchemy import Column, Integer, MetaData, Table, create_engine, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ClauseElement, Executable, Insert


class InsertFromSelect(Executable, ClauseElement):
    inherit_cache = False

    def __init__(self, table, select):
        self.table = table
        self.select = select


@compiles(InsertFromSelect)
def visit_insert_from_select(element, compiler, **kw):
    return "INSERT INTO %s (%s)" % (
        compiler.process(element.table, asfrom=True, **kw),
        compiler.process(element.select, **kw),
    )


t1 = Table("t1", MetaData(), Column("x", Integer))
t2 = Table("t2", MetaData(), Column("x", Integer))
print(InsertFromSelect(t1, select(t2).where(t2.c.x > 5)))


@compiles(Insert)
def prefix_inserts(insert, compiler, **kw):
    return compiler.visit_insert(insert.prefix_with("/* noted */"), **kw)


print(t1.insert().values(x=5))

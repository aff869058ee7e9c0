from sqlalchemy import column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ColumnElement, FunctionElement


class OnlyPg(FunctionElement):
    name = "only_pg"
    inherit_cache = True


@compiles(OnlyPg, "postgresql")
def pg(element, compiler, **kw):
    return "only_pg!"


from sqlalchemy.dialects import postgresql

print(select(OnlyPg()).compile(dialect=postgresql.dialect()))
try:
    print(select(OnlyPg()))
except Exception as e:
    print(type(e).__name__, e)

from sqlalchemy import Integer, column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement


class greatest(FunctionElement):
    type = Integer()
    name = "greatest"
    inherit_cache = True


@compiles(greatest)
def default_greatest(element, compiler, **kw):
    return compiler.visit_function(element)


@compiles(greatest, "sqlite")
def case_greatest(element, compiler, **kw):
    arg1, arg2 = list(element.clauses)
    return compiler.process(arg1, **kw) + " MAX " + compiler.process(arg2, **kw)


stmt = select(greatest(column("a"), 5)).where(greatest(column("b"), 7) == column("c"))
print(stmt)
from sqlalchemy.dialects import sqlite

compiled = stmt.compile(dialect=sqlite.dialect())
print(compiled)
print(compiled.params)

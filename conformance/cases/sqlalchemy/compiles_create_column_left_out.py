from sqlalchemy import *
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn, CreateTable

@compiles(CreateColumn, "sqlite")
def skip_xmin(element, compiler, **kw):
    if element.element.name == "xmin":
        return None
    return compiler.visit_create_column(element, **kw)

m = MetaData()
t = Table("thing", m, Column("id", Integer, primary_key=True), Column("xmin", Integer, system=False), Column("name", String(10)))
e = create_engine("sqlite://")
m.create_all(e)
print(CreateTable(t))
print(CreateTable(t).compile(e))
print(inspect(e).get_columns("thing")[1]["name"])

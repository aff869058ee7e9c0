from sqlalchemy import *
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn, CreateTable

@compiles(CreateColumn)
def colspec(element, compiler, **kw):
    column = element.element
    if "special" not in column.info:
        return compiler.visit_create_column(element, **kw)
    text = "%s SPECIAL_%s" % (column.name, compiler.type_compiler.process(column.type))
    default = compiler.get_column_default_string(column)
    if default is not None:
        text += " DEFAULT " + default
    if not column.nullable:
        text += " NOT NULL"
    if column.constraints:
        text += " " + " ".join(compiler.process(const) for const in column.constraints)
    return text

m = MetaData()
t = Table("thing", m,
    Column("id", Integer, info={"special": True}, primary_key=True),
    Column("name", String(20), info={"special": True}, server_default="x", nullable=False),
    Column("n", Integer, CheckConstraint("n > 3"), info={"special": True}),
    Column("plain", Text))
e = create_engine("sqlite://")
m.create_all(e)
print(CreateTable(t))
with e.begin() as c:
    c.execute(insert(t), {"id": 1, "n": 5})
    print(c.execute(select(t)).all())

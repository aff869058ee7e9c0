# A dialect derived from DefaultDialect with a SQLCompiler and a GenericTypeCompiler of its own.
from sqlalchemy import *
from sqlalchemy.engine import default
from sqlalchemy.sql import compiler
from sqlalchemy.schema import CreateTable, CreateColumn
class MyTypes(compiler.GenericTypeCompiler):
    def visit_VARCHAR(self, type_, **kw):
        return "TXT(%s)" % type_.length
    def visit_integer(self, type_, **kw):
        return "INT32"
    def visit_mine(self, type_, **kw):
        return "MINE"
class Mine(types.TypeEngine):
    __visit_name__ = "mine"
class MySQL(compiler.SQLCompiler):
    def visit_like_op_binary(self, binary, operator, **kw):
        return "LIKE(%s, %s)" % (self.process(binary.left, **kw), self.process(binary.right, **kw))
    def visit_lower_func(self, fn, **kw):
        return "LC" + self.function_argspec(fn, **kw)
    def visit_cast(self, cast, **kw):
        return "<" + super().visit_cast(cast, **kw) + ">"
    def visit_column(self, column, **kw):
        return "[" + super().visit_column(column, **kw) + "]"
    def visit_select(self, select, **kw):
        return "/* x */ " + super().visit_select(select, **kw)
    def visit_true(self, expr, **kw):
        return "YES"
class D(default.DefaultDialect):
    name = "mine"
    statement_compiler = MySQL
    type_compiler = MyTypes
    supports_native_boolean = True
d = D()
print(d.name, type(d).__name__, d.paramstyle, isinstance(d.type_compiler_instance, MyTypes), d.type_compiler is d.type_compiler_instance)
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String(20)), Column("m", Mine()), Column("b", BigInteger), Column("u", Unicode(5)))
for st in (select(t.c.id).where(t.c.name.like("x%")), select(func.lower(t.c.name)), select(cast(t.c.id, String(3))), select(true()), insert(t).values(name="x"), update(t).values(name=func.lower("Q")).where(t.c.id == 5), select(select(t.c.id).subquery()), select(t.c.id).where(t.c.id.in_([1, 2])).order_by(t.c.name.desc())):
    try:
        c = st.compile(dialect=d)
        print(" ".join(str(c).split()), c.params)
    except Exception as e:
        print(type(e).__name__, e)
print(CreateTable(t).compile(dialect=d))
print(String(7).compile(dialect=d), Mine().compile(dialect=d), Integer().compile(dialect=d))
print(str(select(t.c.id).where(t.c.name.like("x%"))))
class U(types.UserDefinedType):
    cache_ok = True
    def get_col_spec(self, **kw):
        return "U_" + kw["type_expression"].name if "type_expression" in kw else "U"
print(CreateTable(Table("t2", MetaData(), Column("q", U()))), U().compile())

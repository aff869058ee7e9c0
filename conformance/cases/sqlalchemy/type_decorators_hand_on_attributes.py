# A TypeDecorator's attributes are its impl's; impl set by __init__; collations and zero-based arrays make types of their own.
from sqlalchemy import *
from sqlalchemy import types
from sqlalchemy.dialects import sqlite, postgresql, mysql, oracle, mssql
from sqlalchemy.schema import CreateTable
def show(*a):
    for f in a:
        try: print(" ".join(str(f()).split()))
        except Exception as e: print(type(e).__name__, str(e)[:200])
t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("a", ARRAY(Integer)), Column("z", ARRAY(Integer, zero_indexes=True)), Column("s", String(5)), Column("n", Integer))
pg = postgresql.dialect()
show(*[lambda e=e: (str(e.compile(dialect=pg)), e.compile(dialect=pg).params) for e in (t.c.a[1], t.c.z[1], t.c.a[1:3], t.c.z[1:3], t.c.z[t.c.n], t.c.z[t.c.n:t.c.n + 2], t.c.a[1].type, t.c.z[0] + 1) if hasattr(e, "compile")])
for d in (None, sqlite.dialect(), pg, mysql.dialect(), oracle.dialect(), mssql.dialect()):
    show(lambda: select(collate(t.c.s, "C").like("x")).compile(dialect=d), lambda: cast(t.c.s.collate("fr"), String(3)).compile(dialect=d), lambda: t.c.s.collate("fr").type, lambda: repr(t.c.s.collate("fr").type), lambda: (t.c.s.collate("fr") == "x").right.type)
class D(types.TypeDecorator):
    impl = String(7)
    cache_ok = True
class E(types.TypeDecorator):
    cache_ok = True
    def __init__(self, n):
        self.impl = Enum("a", "b", name="en", native_enum=False, create_constraint=True, length=n)
class G(types.TypeDecorator):
    impl = Numeric
    def __init__(self):
        super().__init__(8, 3)
show(lambda: D().length, lambda: D().collation, lambda: D().nope, lambda: repr(D()), lambda: G().precision, lambda: G().scale, lambda: repr(G()), lambda: E(9).enums, lambda: CreateTable(Table("e", MetaData(), Column("x", E(9)))), lambda: column("q", D()).collate("C").type.collation, lambda: type(column("q", D()).collate("C").type).__name__, lambda: D().python_type, lambda: D().sort_key_function, lambda: D().copy().length, lambda: D().impl_instance, lambda: D().impl)
x = text("select :a, :b").columns(column("p"), column("q")).bindparams(a=1, b=2)
show(lambda: type(x).__name__, lambda: x, lambda: x.compile().params, lambda: x.bindparams(bindparam("a", 7)).compile().params, lambda: x.bindparams(zz=1), lambda: select(x.subquery().c.p))

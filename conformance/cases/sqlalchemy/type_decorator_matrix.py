# TypeDecorator matrix
from sqlalchemy import *
from sqlalchemy.types import TypeDecorator, UserDefinedType, TypeEngine
from sqlalchemy.dialects import postgresql, mysql, sqlite
import json, datetime as dt, enum
class Upper(TypeDecorator):
    impl = String
    cache_ok = True
    def process_bind_param(self, value, dialect): return value.upper() if value is not None else "NUL"
    def process_result_value(self, value, dialect): return "<%s>" % value
class Lit(Upper):
    cache_ok = True
    def process_literal_param(self, value, dialect): return "lit" + value
class NoCache(TypeDecorator):
    impl = Integer
class Per(TypeDecorator):
    impl = Text
    cache_ok = True
    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(postgresql.JSONB() if dialect.name == "postgresql" else String(99))
    def process_bind_param(self, v, d): return json.dumps(v) if d.name != "postgresql" else v
    def process_result_value(self, v, d): return json.loads(v)
class Coerce(TypeDecorator):
    impl = Integer
    cache_ok = True
    def coerce_compared_value(self, op, value): return String() if isinstance(value, str) else self
    def process_bind_param(self, v, d): return v * 100
class Cmp(TypeDecorator):
    impl = String
    cache_ok = True
    class comparator_factory(String.Comparator):
        def __eq__(self, other): return func.lower(self.expr) == func.lower(other)
        def near(self, other): return self.op("~~~")(other)
    @property
    def python_type(self): return str
class BindEx(TypeDecorator):
    impl = String
    cache_ok = True
    def bind_expression(self, bp): return func.enc(bp, type_=self)
    def column_expression(self, col): return func.dec(col, type_=self)
class Args(TypeDecorator):
    impl = String
    cache_ok = True
    def __init__(self, a, b=2, **kw): super().__init__(**kw); self.a = a; self.b = b
class UDT(UserDefinedType):
    cache_ok = True
    def __init__(self, p=8): self.p = p
    def get_col_spec(self, **kw): return "UDT(%s)" % self.p
    def bind_processor(self, dialect): return lambda v: "b%s" % v
    def result_processor(self, dialect, coltype): return lambda v: "r%s" % v
    def literal_processor(self, dialect): return lambda v: "'l%s'" % v
    @property
    def python_type(self): return float
class Epoch(TypeDecorator):
    impl = Integer
    cache_ok = True
    epoch = dt.date(1970, 1, 1)
    def process_bind_param(self, value, dialect): return (value - self.epoch).days
    def process_result_value(self, value, dialect): return self.epoch + dt.timedelta(days=value)
    def compare_values(self, x, y): return x == y
    def copy(self, **kw): return Epoch()
class MyStr(String):
    def bind_processor(self, dialect):
        p = super().bind_processor(dialect)
        return lambda v: "M" + (p(v) if p else v)
    def result_processor(self, dialect, coltype): return lambda v: v + "!"
ts = {"Upper": (Upper(20), "ab"), "Lit": (Lit(), "ab"), "NoCache": (NoCache(), 5), "Per": (Per(), {"a": 1}), "Coerce": (Coerce(), 5), "Cmp": (Cmp(9), "q"), "BindEx": (BindEx(), "q"), "Args": (Args(1, b=3, length=7), "z"), "UDT": (UDT(3), 4), "Epoch": (Epoch(), dt.date(1970, 1, 5)), "MyStr": (MyStr(4), "s")}
e = create_engine("sqlite://")
def t(n, label, f):
    try: print(n, label, "->", str(f()).replace("\n", " "))
    except Exception as x: print(n, label, "->", type(x).__name__, str(x)[:200].replace("\n", " "))
for n, (ty, v) in ts.items():
    m = MetaData()
    tb = Table("t", m, Column("id", Integer, primary_key=True), Column("v", ty), Column("o", String(5)))
    if n == "BindEx": e2 = create_engine("sqlite://"); 
    t(n, "repr", lambda: repr(ty)); t(n, "str", lambda: str(ty)); t(n, "impl", lambda: getattr(ty, "impl", "none")); t(n, "py", lambda: ty.python_type)
    for d in (sqlite, postgresql, mysql):
        t(n, d.__name__[-6:], lambda: ty.compile(dialect=d.dialect()))
        if n != "Per": t(n, d.__name__[-6:] + " lit", lambda: select(literal(v, ty)).compile(dialect=d.dialect(), compile_kwargs={"literal_binds": True}))
        t(n, d.__name__[-6:] + " where", lambda: select(tb.c.id).where(tb.c.v == v).compile(dialect=d.dialect()))
        t(n, d.__name__[-6:] + " cast", lambda: cast(tb.c.o, ty).compile(dialect=d.dialect()))
    t(n, "plus", lambda: (tb.c.v + v).type); t(n, "cmps", lambda: (tb.c.v == "str").right.type); t(n, "cmpi", lambda: (tb.c.v == 5).right.type); t(n, "in", lambda: tb.c.v.in_([v])); t(n, "like", lambda: tb.c.v.like("x").right.type); t(n, "max", lambda: func.max(tb.c.v).type); t(n, "coal", lambda: func.coalesce(tb.c.v, None).type); t(n, "lab", lambda: tb.c.v.label("q").type); t(n, "is", lambda: tb.c.v == None); t(n, "ne", lambda: tb.c.v != v); t(n, "lt", lambda: tb.c.v < v); t(n, "concat", lambda: tb.c.v.concat(v)); t(n, "btw", lambda: tb.c.v.between(v, v)); t(n, "case", lambda: case((tb.c.id == 1, tb.c.v)).type); t(n, "sub", lambda: select(tb.c.v).subquery().c.v.type); t(n, "tc", lambda: type_coerce(tb.c.o, ty)); t(n, "copy", lambda: type(ty.copy()).__name__)
    if n == "BindEx": continue
    with e.connect() as c:
        t(n, "create", lambda: m.create_all(c)); t(n, "ins", lambda: c.execute(insert(tb).values(v=v)).rowcount); t(n, "ins2", lambda: c.execute(insert(tb), [{"v": v}, {"v": v}]).rowcount); t(n, "sel", lambda: c.execute(select(tb.c.v, func.max(tb.c.v), type_coerce(tb.c.v, String), tb.c.v.label("x"))).all()); t(n, "whr", lambda: c.execute(select(func.count()).where(tb.c.v == v)).scalar()); t(n, "inn", lambda: c.execute(select(tb.c.id).where(tb.c.v.in_([v, v]))).all()); t(n, "tcl", lambda: c.execute(select(type_coerce(literal("5"), ty))).scalar()); t(n, "upd", lambda: c.execute(update(tb).values(v=v)).rowcount); t(n, "raw", lambda: c.execute(text("select v from t")).scalars().all()); t(n, "txt", lambda: c.execute(text("select v from t").columns(v=ty)).scalars().all()); t(n, "none", lambda: c.execute(insert(tb).values(v=None)).rowcount); t(n, "lits", lambda: c.execute(select(literal(v, ty))).scalar())
        c.rollback()
try:
    class Bad(TypeDecorator): pass
    Bad()
except Exception as x: print(type(x).__name__, x)

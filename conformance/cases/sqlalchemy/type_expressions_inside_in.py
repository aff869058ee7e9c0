from sqlalchemy import *
from sqlalchemy.types import UserDefinedType, TypeDecorator

class Lower(UserDefinedType):
    cache_ok = True
    def get_col_spec(self, **kw): return "VARCHAR(20)"
    def bind_expression(self, bindvalue): return func.lower(bindvalue, type_=self)
    def column_expression(self, col): return func.upper(col, type_=self)

class Trimmed(TypeDecorator):
    impl = String
    cache_ok = True
    def bind_expression(self, bindvalue): return func.trim(bindvalue)

m = MetaData()
t = Table("words", m, Column("id", Integer, primary_key=True), Column("w", Lower), Column("t", Trimmed))
e = create_engine("sqlite://")
m.create_all(e)
with e.begin() as c:
    c.execute(insert(t), [{"w": "Alpha", "t": " a "}, {"w": "BETA", "t": "b "}, {"w": "Gamma", "t": "c"}])
    print(c.execute(select(t).order_by(t.c.id)).all())
    print(c.execute(select(t.c.w).where(t.c.w.in_(["ALPHA", "beta"])).order_by(t.c.id)).all())
    print(c.execute(select(t.c.id).where(t.c.t.not_in([" a", "c"]))).all())
    try:
        c.execute(select(t.c.id).where(t.c.w.in_([])))
    except exc.OperationalError as x:
        print(type(x).__name__)
    print(c.execute(select(t.c.id).where(t.c.w.in_(["GAMMA"]), t.c.id.in_([1, 2, 3]))).all())
    print(c.execute(select(t.c.id).where(tuple_(t.c.w, t.c.id).in_([("ALPHA", 1), ("beta", 3)]))).all())
    c.execute(update(t).where(t.c.w.in_(["ALPHA"])).values(w="OMEGA"))
    c.execute(delete(t).where(t.c.w.in_(["BETA"])))
    print(c.execute(select(t)).all())
s = select(t.c.w).where(t.c.w.in_(["a", "b"]))
print(s)
print(s.compile(compile_kwargs={"render_postcompile": True}))
print(s.compile().params)
print(select(t.c.w).where(t.c.w.in_(bindparam("ws", expanding=True))))
print(select(t.c.t).where(t.c.t.in_(["a", "b"])).compile(compile_kwargs={"literal_binds": True}))

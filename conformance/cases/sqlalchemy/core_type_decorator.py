from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, TypeDecorator, select, insert, Text, func, types
import json

class Upper(TypeDecorator):
    impl = String
    cache_ok = True
    def process_bind_param(self, value, dialect):
        return value.upper() if value is not None else None
    def process_result_value(self, value, dialect):
        return None if value is None else value.lower() + "!"

class JSONList(TypeDecorator):
    impl = Text
    cache_ok = True
    def process_bind_param(self, value, dialect):
        return json.dumps(value)
    def process_result_value(self, value, dialect):
        return json.loads(value) if value else []

class Point(types.UserDefinedType):
    cache_ok = True
    def get_col_spec(self, **kw):
        return "POINT"

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("u", Upper(20)), Column("l", JSONList), Column("p", Point()))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(t), {"u": "hello", "l": [1, "b"], "p": "x"})
    conn.execute(insert(t).values(u=None, l=None))
    print(conn.execute(select(t)).all())
    print(conn.execute(select(t.c.id).where(t.c.u == "HeLLo")).all())
    print(conn.execute(select(t.c.id).where(t.c.u.in_(["hello", "x"]))).all())
    print(conn.execute(select(func.max(t.c.u), t.c.u + "x")).all())
print(select(t).where(t.c.u == "a"))
print(repr(t.c.u.type), t.c.u.type, t.c.p.type)

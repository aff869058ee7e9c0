import decimal, datetime, enum, uuid
from sqlalchemy import *
from sqlalchemy.types import TypeDecorator, UserDefinedType
class Upper(TypeDecorator):
    impl = String
    cache_ok = True
    def process_bind_param(self, value, dialect): return value.upper() if value else value
    def process_result_value(self, value, dialect): return value and value.lower()
    def process_literal_param(self, value, dialect): return "LIT" + value
class Money(TypeDecorator):
    impl = Integer
    cache_ok = True
    def process_bind_param(self, value, dialect): return None if value is None else int(value * 100)
    def process_result_value(self, value, dialect): return None if value is None else decimal.Decimal(value) / 100
    def coerce_compared_value(self, op, value): return self if isinstance(value, decimal.Decimal) else Integer()
    class comparator_factory(TypeDecorator.Comparator):
        def cheap(self): return self < decimal.Decimal("5")
class Point(UserDefinedType):
    cache_ok = True
    def get_col_spec(self, **kw): return "POINT"
    def bind_processor(self, dialect): return lambda v: v and "%d,%d" % v
    def result_processor(self, dialect, coltype): return lambda v: v and tuple(map(int, v.split(",")))
class ListType(TypeDecorator):
    impl = Text
    cache_ok = True
    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(String(50)) if dialect.name == "sqlite" else dialect.type_descriptor(Text())
    def process_bind_param(self, value, dialect): return ",".join(value)
    def process_result_value(self, value, dialect): return value.split(",")
engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("u", Upper(10)), Column("price", Money), Column("p", Point), Column("l", ListType))
from sqlalchemy.schema import CreateTable
print(CreateTable(t).compile(engine))
print(CreateTable(t))
m.create_all(engine)
with engine.begin() as c:
    c.execute(t.insert().values(u="abc", price=decimal.Decimal("4.50"), p=(1, 2), l=["a", "b"]))
    print(c.execute(select(t)).all())
    print(c.execute(select(t.c.id).where(t.c.price.cheap())).all())
    print(c.execute(select(t.c.id).where(t.c.price == 450)).all())
    print(c.execute(select(t.c.price + decimal.Decimal("1"))).all())
    print(c.execute(select(t.c.u).where(t.c.u == "aBc")).all())
    print(c.execute(select(type_coerce("zz", Upper), func.max(t.c.u), func.lower(t.c.u))).all())
    print(select(t).where(t.c.u == "x").compile(compile_kwargs={"literal_binds": True}))
    print(c.execute(select(literal("hello", Upper))).scalar())
    print(repr(t.c.u.type), repr(t.c.p.type), t.c.price.type.impl, t.c.u.type.python_type)

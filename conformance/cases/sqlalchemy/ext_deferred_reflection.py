"""DeferredReflection: classes mapped when their tables are reflected."""
from sqlalchemy import create_engine, select, ForeignKey, String, or_, func, inspect, Table, Column, Integer, MetaData, text
from sqlalchemy.orm import *
from sqlalchemy.ext.declarative import ConcreteBase, AbstractConcreteBase, DeferredReflection
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.execute(text("create table foo (id integer primary key, word varchar(10))"))
    conn.execute(text("create table bar (id integer primary key, foo_id integer references foo(id), n integer)"))
    conn.execute(text("insert into foo values (1, 'one')")); conn.execute(text("insert into bar values (1, 1, 5)"))
class Reflected(DeferredReflection):
    __abstract__ = True
class Foo(Reflected, Base):
    __tablename__ = "foo"
    bars = relationship("Bar", back_populates="foo")
class Bar(Reflected, Base):
    __tablename__ = "bar"
    foo = relationship("Foo", back_populates="bars")
    n = Column("n", String(7))
show(lambda: select(Foo))
Reflected.prepare(engine)
show(lambda: select(Foo))
show(lambda: select(Bar).join(Bar.foo))
show(lambda: repr(Bar.__table__.c.n.type))
with Session(engine) as s:
    f = s.scalars(select(Foo)).one()
    print(f.word, [b.n for b in f.bars], f.bars[0].foo is f)

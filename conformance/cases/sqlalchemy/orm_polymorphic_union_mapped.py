"""with_polymorphic and polymorphic_on of a union, in imperative mappings."""
from sqlalchemy import create_engine, select, ForeignKey, String, or_, func, inspect, Table, Column, Integer, MetaData, text
from sqlalchemy.orm import *
from sqlalchemy.ext.declarative import ConcreteBase, AbstractConcreteBase, DeferredReflection
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
engine = create_engine("sqlite://")
meta = MetaData()
emp = Table("emp", meta, Column("id", Integer, primary_key=True), Column("name", String(20)))
eng = Table("eng", meta, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("info", String(20)))
reg = registry(metadata=meta)
class Emp: pass
class Eng(Emp): pass
pj = polymorphic_union({"emp": emp, "eng": eng}, "type", "pj")
m = reg.map_imperatively(Emp, emp, with_polymorphic=("*", pj), polymorphic_on=pj.c.type, polymorphic_identity="emp")
reg.map_imperatively(Eng, eng, inherits=m, concrete=True, polymorphic_identity="eng")
show(lambda: select(Emp))
show(lambda: select(Eng))
show(lambda: select(Emp.name).where(Emp.id == 1))
meta.create_all(engine)
with Session(engine) as s:
    s.add(Emp(name="a")); s.flush(); s.add(Eng(name="b", info="z"))
    s.commit()
    for x in s.query(Emp).order_by(Emp.id, Emp.name): print(type(x).__name__, x.name, getattr(x, "info", None))

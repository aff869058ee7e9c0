"""as_declarative() and synonym_for()."""
from sqlalchemy import create_engine, select, ForeignKey, String, or_, func, inspect, Table, Column, Integer, MetaData, text
from sqlalchemy.orm import *
from sqlalchemy.ext.declarative import ConcreteBase, AbstractConcreteBase, DeferredReflection
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
@as_declarative()
class Model:
    @declared_attr
    def __tablename__(cls): return cls.__name__.lower()
    id = Column(Integer, primary_key=True)
class Thing(Model):
    status = Column(String(5))
    @synonym_for("status")
    @property
    def job(self): return "job:" + self.status
print(select(Thing.id, Thing.job), Thing(status="x").job, Model.metadata.tables.keys())

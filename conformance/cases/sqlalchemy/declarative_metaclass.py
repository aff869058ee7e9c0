from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.orm import DeclarativeMeta
from sqlalchemy.orm.decl_api import DeclarativeMeta as D2
print(DeclarativeMeta is D2, DeclarativeMeta.__module__, DeclarativeMeta.__mro__[1].__name__)
Old=declarative_base()
print(type(Old).__name__, isinstance(Old, DeclarativeMeta))
class O(Old):
    __tablename__="o"; id=Column(Integer,primary_key=True); name=Column(String)
print(type(O).__name__, isinstance(O, DeclarativeMeta), O.__table__.name)
O.extra=Column(Integer); print(O.__table__.c.keys())
class Meta(DeclarativeMeta):
    def __new__(mcs, name, bases, ns, **kw):
        if name!="Base": ns.setdefault("marker", name.upper())
        return super().__new__(mcs, name, bases, ns, **kw)
    def __init__(cls, name, bases, ns, **kw):
        if "__tablename__" not in ns and name!="Base": cls.__tablename__=name.lower()+"s"
        super().__init__(name, bases, ns, **kw)
        print("init", name, hasattr(cls,"__table__"))
Base=declarative_base(metaclass=Meta)
class User(Base):
    id=Column(Integer,primary_key=True)
    name=Column(String)
print(User.__tablename__, User.marker, type(User).__name__, type(Base).__name__, User.__table__)
reg=registry()
B3=reg.generate_base(metaclass=Meta)
class Thing(B3):
    id=Column(Integer,primary_key=True)
print(Thing.__table__.name)
class Cls:
    def hello(self): return "hi"
B4=declarative_base(cls=Cls, metaclass=Meta, name="Base")
class T4(B4):
    id=Column(Integer,primary_key=True)
print(T4(id=3).hello(), T4.__tablename__)
class B5(metaclass=DeclarativeMeta):
    __abstract__=True
    registry=registry()
    metadata=registry.metadata
    __init__=registry.constructor
class T5(B5):
    __tablename__="t5"; id=Column(Integer,primary_key=True)
print(T5(id=4).id, T5.__table__.name, type(T5).__name__)

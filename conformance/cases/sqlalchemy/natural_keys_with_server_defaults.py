from sqlalchemy import *
from sqlalchemy.orm import *
from typing import *
class Base(DeclarativeBase): pass
class C(Base):
    __tablename__="c0"
    id: Mapped[str]=mapped_column(primary_key=True)
    name: Mapped[str]
    val: Mapped[Optional[int]]=mapped_column(server_default="5")
    __mapper_args__={"eager_defaults":True}
class D(Base):
    __tablename__="d"
    id: Mapped[str]=mapped_column(primary_key=True)
    name: Mapped[str]
    val: Mapped[Optional[int]]=mapped_column(server_default="5")
class F(Base):
    __tablename__="f"
    a: Mapped[int]=mapped_column(primary_key=True)
    b: Mapped[str]=mapped_column(primary_key=True)
    val: Mapped[Optional[int]]=mapped_column(server_default="5")
class G(Base):
    __tablename__="g"
    id: Mapped[str]=mapped_column(primary_key=True,default=lambda:"dd")
    name: Mapped[str]
    val: Mapped[Optional[int]]=mapped_column(server_default="5")
class P(Base):
    __tablename__="p"
    id: Mapped[str]=mapped_column(primary_key=True)
    type: Mapped[str]
    val: Mapped[Optional[int]]=mapped_column(server_default="5")
    __mapper_args__={"polymorphic_on":"type"}
class PS(P):
    __tablename__="ps"
    id: Mapped[str]=mapped_column(ForeignKey("p.id"),primary_key=True)
    x: Mapped[Optional[int]]=mapped_column(server_default="8")
    __mapper_args__={"polymorphic_identity":"ps"}
e=create_engine("sqlite://"); Base.metadata.create_all(e)
s=Session(e)
s.add_all([C(id="a",name="x"),C(id="b",name="y")]); s.flush(); 
s.add_all([D(id="a",name="x"),D(id="b",name="y")]); s.flush()
s.add_all([F(a=1,b="x"),F(a=2,b="y")]); s.flush()
s.add_all([PS(id="a"),PS(id="b")]); s.flush()
s.add_all([C(id="k",name="x",val=3),C(id="l",name="y"),C(id="m",name="z")]); s.flush()
s.execute(insert(C).returning(C.val,sort_by_parameter_order=True),[dict(id="q",name="q"),dict(id="r",name="q")])
s.execute(insert(C).returning(C,sort_by_parameter_order=True),[dict(id="q1",name="q"),dict(id="r1",name="q")])
s.execute(insert(D).returning(D.id),[dict(id="q1",name="q"),dict(id="r1",name="q")])

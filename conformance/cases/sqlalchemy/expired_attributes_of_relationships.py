from sqlalchemy import *
from sqlalchemy.orm import *
from typing import *
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    bs: Mapped[List["B"]]=relationship(back_populates="a")
class B(Base):
    __tablename__="b"
    id: Mapped[int]=mapped_column(primary_key=True)
    a_id: Mapped[Optional[int]]=mapped_column(ForeignKey("a.id"))
    a: Mapped[Optional[A]]=relationship(back_populates="bs")
e=create_engine("sqlite://"); Base.metadata.create_all(e)
s=Session(e)
a=A(name="x",bs=[B()]); s.add(a); s.commit()
def sh(l): print(l, sorted(inspect(a).expired_attributes), [sorted(inspect(b).expired_attributes) for b in keep])
keep=[]
sh("commit"); keep=list(a.bs); sh("read"); s.commit(); sh("commit2"); a.name; sh("name"); s.expire(a); sh("expire"); a.bs; sh("bs"); s.expire(a,["bs"]); sh("bs e"); s.expire(a,["name"]);sh("n"); a.name; s.rollback(); sh("rb"); s.refresh(a); sh("rf"); s.expire(a); s.expire(keep[0]); sh("x")

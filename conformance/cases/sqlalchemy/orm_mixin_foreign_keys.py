from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.schema import CreateTable
class Base(DeclarativeBase): pass
class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
class M:
    pid: Mapped[int] = mapped_column(ForeignKey("p.id", name="x"))
    q = mapped_column(ForeignKey("p.id"))
    r = Column(ForeignKey("p.id"))
class A(M, Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
class B(M, Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    p = relationship(P, foreign_keys="B.pid")
for t in (A,B): print(CreateTable(t.__table__)); print([ (f.parent.table.name, f.column) for f in t.__table__.foreign_keys])
print(select(B).join(B.p))
fk = ForeignKey("p.id")
c = Column("x", fk)
try: d = Column("y", fk)
except Exception as e: print(type(e).__name__, e)

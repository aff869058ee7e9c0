from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
fk = Annotated[int, mapped_column(ForeignKey("p.id", ondelete="CASCADE"), index=True)]
class Base(DeclarativeBase): pass
class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
    e: Mapped[fk]
    f: Mapped[Optional[fk]] = mapped_column(index=False, unique=True)
class Q(Base):
    __tablename__ = "q"
    id: Mapped[int] = mapped_column(primary_key=True)
    e: Mapped[fk]
    f: Mapped[Optional[fk]] = mapped_column(ForeignKey("q.id"))
from sqlalchemy.schema import CreateTable
for t in (P.__table__, Q.__table__):
    print(CreateTable(t))
    for c in t.c: print(c.name, c.index, c.unique, sorted(f.target_fullname for f in c.foreign_keys))
ck = Annotated[int, mapped_column(CheckConstraint("x > 0"), comment="hi", info={"a": 1}, default=4, onupdate=5, server_default="9")]
class R(Base):
    __tablename__ = "r"
    id: Mapped[int] = mapped_column(primary_key=True)
    e: Mapped[ck]
    f: Mapped[ck] = mapped_column(comment="ho", info={"b": 2}, default=None, onupdate=7, server_default=None)
    g: Mapped[ck] = mapped_column(BigInteger, insert_default=8, default=3)
    h: Mapped[ck] = mapped_column("hh", key="kk")
    i: Mapped[ck] = mapped_column("ii", primary_key=True, nullable=True)
print(CreateTable(R.__table__))
for c in R.__table__.c: print(c.name, c.key, c.comment, c.info, c.default, c.onupdate, c.server_default and c.server_default.arg, c.type, c.primary_key)
named = Annotated[int, mapped_column("zz", deferred=True, sort_order=-5, use_existing_column=True, active_history=True)]
class S(Base):
    __tablename__ = "s"
    id: Mapped[int] = mapped_column(primary_key=True)
    e: Mapped[named]
    f: Mapped[named] = mapped_column(deferred=False, sort_order=4)
print(S.__table__.c.keys(), [(p.key, p.deferred, p.active_history) for p in inspect(S).column_attrs])

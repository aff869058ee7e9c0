from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
    cs: Mapped[set["C"]] = relationship(back_populates="p")


class C(Base):
    __tablename__ = "c"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[str]
    p_id: Mapped[int | None] = mapped_column(ForeignKey("p.id"))
    p: Mapped[P | None] = relationship(back_populates="cs")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    c = C(n="a")
    p = P(cs={c})
    s.add(p)
    p.cs.add(c)
    p.cs.add(C(n="b"))
    s.commit()
    print(sorted(x.n for x in p.cs), len(p.cs))
    p.cs.discard(c)
    s.commit()
    print(c.p, [x.n for x in p.cs])
    try:
        p.cs = [c]
    except TypeError as e:
        print(e)

from sqlalchemy import create_engine, select, func, ForeignKey, String, Table, Column, Integer, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, sessionmaker, joinedload, selectinload, aliased, contains_eager, load_only, raiseload, lazyload, subqueryload, defer, validates, backref, column_property, declarative_base, synonym


class Base(DeclarativeBase):
    pass


class C(Base):
    __tablename__ = "country"
    code: Mapped[str] = mapped_column(String(2), primary_key=True)
    name: Mapped[str]


class P(Base):
    __tablename__ = "pair"
    a: Mapped[int] = mapped_column(primary_key=True)
    b: Mapped[int] = mapped_column(primary_key=True)
    v: Mapped[str | None]

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as s:
    s.add_all([C(code="no", name="Norway"), C(code="fr", name="France"), P(a=1, b=2), P(a=1, b=1, v="x")])
    s.commit()
    kept = s.scalars(select(C)).all() + s.scalars(select(P)).all()
    print(s.get(C, "fr").name, s.get(P, (1, 1)).v, s.get(P, {"a": 1, "b": 2}).v)
    fr = s.get(C, "fr")
    fr.code = "ff"
    s.commit()
    print(fr.code, s.scalars(select(C.code).order_by(C.code)).all())

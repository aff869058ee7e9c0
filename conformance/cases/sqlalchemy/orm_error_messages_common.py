from sqlalchemy import create_engine, select, ForeignKey, Column, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, joinedload, selectinload, load_only, aliased


class Base(DeclarativeBase):
    pass


class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    bs: Mapped[list["B"]] = relationship(back_populates="a")


class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id: Mapped[int] = mapped_column(ForeignKey("a.id"))
    a: Mapped[A] = relationship(back_populates="bs")


class Plain:
    pass


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)
s.add(A(name="x"))
s.commit()
one = s.get(A, 1)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: A(nme="x"))
attempt(lambda: one.nme)
attempt(lambda: s.add(Plain()))
attempt(lambda: s.add("text"))
attempt(lambda: s.delete(A(name="new")))
attempt(lambda: s.execute("select 1"))
attempt(lambda: s.scalars(select(A).where(A.nme == 1)))
attempt(lambda: s.scalars(select(A).filter_by(nme=1)))
attempt(lambda: s.scalars(select(A).options(joinedload("bs"))))
attempt(lambda: s.scalars(select(A).options(joinedload(B.a))).all())
attempt(lambda: s.scalars(select(A).options(selectinload(A.name))).all())
attempt(lambda: s.get(A, (1, 2)))
attempt(lambda: s.get(Plain, 1))
attempt(lambda: setattr(one, "bs", B()))
attempt(lambda: one.bs.append("text"))
attempt(lambda: s.scalars(select(A).where(A.id == 99)).one())
attempt(lambda: s.refresh(A(name="z")))
attempt(lambda: s.expunge(A(name="z")))
attempt(lambda: select(A).join(B.a).where(A.id == 1) and s.scalars(select(Plain)))
attempt(lambda: A.bs == [])
attempt(lambda: bool(A.id == 1))
attempt(lambda: s.scalars(select(A).order_by("nope")).all())
attempt(lambda: aliased(Plain))
attempt(lambda: s.begin())
other = Session(engine)
attempt(lambda: other.add(one))
s.close()
attempt(lambda: one.bs)

import warnings
from sqlalchemy import create_engine, select, ForeignKey, Table, Column
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, configure_mappers


def attempt(build):
    class Base(DeclarativeBase):
        pass
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            build(Base)
            Base.registry.configure()
        for w in caught:
            print("warning:", w.message)
        print("fine")
    except Exception as e:
        print(type(e).__name__, str(e)[:400])


def two_children(Base):
    class P(Base):
        __tablename__ = "p"
        id: Mapped[int] = mapped_column(primary_key=True)
        a: Mapped[list["C"]] = relationship()
        b: Mapped[list["C"]] = relationship(overlaps="a")
    class C(Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)
        p_id: Mapped[int] = mapped_column(ForeignKey("p.id"))


def bad_back_populates(Base):
    class P(Base):
        __tablename__ = "p"
        id: Mapped[int] = mapped_column(primary_key=True)
        cs: Mapped[list["C"]] = relationship(back_populates="parent")
    class C(Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)
        p_id: Mapped[int] = mapped_column(ForeignKey("p.id"))


def single_parent(Base):
    class P(Base):
        __tablename__ = "p"
        id: Mapped[int] = mapped_column(primary_key=True)
        c_id: Mapped[int] = mapped_column(ForeignKey("c.id"))
        c: Mapped["C"] = relationship(cascade="all, delete-orphan")
    class C(Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)


def ambiguous(Base):
    class P(Base):
        __tablename__ = "p"
        id: Mapped[int] = mapped_column(primary_key=True)
        home_id: Mapped[int] = mapped_column(ForeignKey("c.id"))
        work_id: Mapped[int] = mapped_column(ForeignKey("c.id"))
        home: Mapped["C"] = relationship()
    class C(Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)


def no_such_class(Base):
    class P(Base):
        __tablename__ = "p"
        id: Mapped[int] = mapped_column(primary_key=True)
        cs: Mapped[list["Nowhere"]] = relationship()


def secondary_missing(Base):
    class P(Base):
        __tablename__ = "p"
        id: Mapped[int] = mapped_column(primary_key=True)
        cs: Mapped[list["C"]] = relationship(secondary="links")
    class C(Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)


def both_same_direction(Base):
    class N(Base):
        __tablename__ = "n"
        id: Mapped[int] = mapped_column(primary_key=True)
        up_id: Mapped[int | None] = mapped_column(ForeignKey("n.id"))
        up: Mapped["N"] = relationship(back_populates="down")
        down: Mapped[list["N"]] = relationship(back_populates="up")


def viewonly_backref(Base):
    class P(Base):
        __tablename__ = "p"
        id: Mapped[int] = mapped_column(primary_key=True)
        cs: Mapped[list["C"]] = relationship(back_populates="p", viewonly=True, sync_backref=True)
    class C(Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)
        p_id: Mapped[int] = mapped_column(ForeignKey("p.id"))
        p: Mapped["P"] = relationship(back_populates="cs")


for f in (two_children, bad_back_populates, single_parent, ambiguous, no_such_class, secondary_missing, both_same_direction, viewonly_backref):
    print("==", f.__name__)
    attempt(f)

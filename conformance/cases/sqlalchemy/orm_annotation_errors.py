from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
def attempt(label, f):
    try: print(label, "->", f())
    except Exception as e: print(label, type(e).__module__, type(e).__name__, "|", str(e)[:100])
def a():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: int
def b():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: int = 5
        y: ClassVar[int] = 3
        z: int = Column(Integer)
        w: ClassVar[int]
def c():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        bs: List["A"] = relationship("A")
def d():
    class Base(DeclarativeBase): pass
    class M:
        x: int = mapped_column()
        q: str
    class A(M, Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
    print(A.__table__.c.keys(), A.__table__.c.x.type)
def e():
    class Base(DeclarativeBase):
        __allow_unmapped__ = True
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: int = mapped_column(Integer)
        y: str
    print(A.__table__.c.keys())
def f():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: Mapped[List[int]]
def g():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: Mapped[Optional[complex]] = mapped_column()
def h():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: Mapped[Integer]
def i():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: "int" = mapped_column()
def j():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: Mapped[Union[int, str]]
def k():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: Mapped[Annotated[complex, 5]]
def l():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id = Column(Integer, primary_key=True)
        metadata = Column(String)
def m():
    class Base(DeclarativeBase): pass
    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        x: Mapped[Dict[str, str]]
        y: Mapped[int]
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m): attempt(fn.__name__, fn)

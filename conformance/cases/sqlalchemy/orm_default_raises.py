"""An exception in a default, in a type and in a validator of a flush."""
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
def bad(ctx): raise ValueError("no default")
def worse(): return 1 / 0
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(default=bad)
    name: Mapped[str] = mapped_column(onupdate=worse)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as s:
    a = A(name="x"); s.add(a)
    try: s.flush()
    except Exception as e: print(type(e).__name__, str(e).split("[parameters")[0])
    s.rollback()
    a.n = 1; s.add(a); s.commit()
    a.n = 2
    try: s.flush()
    except Exception as e: print(type(e).__name__, str(e).split("[parameters")[0])
    s.rollback(); print(a.n)
    try: s.execute(insert(A), [{"name": "p"}, {"name": "q"}])
    except Exception as e: print(type(e).__name__, str(e).split("[parameters")[0])
    s.rollback()
with engine.begin() as c:
    try: c.execute(insert(A.__table__).values(name="z"))
    except Exception as e: print(type(e).__name__, e, type(e.__cause__).__name__)

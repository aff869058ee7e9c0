from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    n: Mapped[int] = mapped_column(default=0)
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    objs = [A(title=f"T{i}", n=i) for i in range(6)]
    s.add_all(objs); s.commit()
    [o.title for o in objs]
    r = s.execute(delete(A).where(A.title.like("%0")))
    print(r.rowcount, inspect(objs[0]).deleted, objs[0] in s)
    r = s.execute(update(A).where(A.title.like("%1")).values(n=A.n + 10))
    print(r.rowcount, objs[1].n)
    print(s.execute(update(A).where(A.title.like("%2")).values(n=22).returning(A.title, A.n)).all(), objs[2].n)
    print(s.execute(delete(A).where(A.title.like("%2")).returning(A)).all())
    print(s.scalars(update(A).where(A.n == 3).values(title="three").returning(A)).all()[0] is objs[3], objs[3].title)
    s.execute(update(A).where(A.n == 4).values(title=func.upper("x")).execution_options(synchronize_session="fetch")); print(objs[4].title)
    s.execute(delete(A).where(A.n == 5).execution_options(synchronize_session="fetch"))
    s.execute(update(A).values(n=1), execution_options={"synchronize_session": False}); print(objs[3].n)
    s.execute(delete(A).where(A.n == func.abs(-1)))
    try:
        s.execute(update(A).where(A.n == func.abs(1)).values(n=2), execution_options={"synchronize_session": "evaluate"})
    except Exception as x: print(type(x).__name__, x)
    print(s.query(A).filter(A.title.like("x%")).delete(synchronize_session="fetch"), s.query(A).filter(A.title.like("x%")).update({"n": 4}, synchronize_session="fetch"))
    s.commit()

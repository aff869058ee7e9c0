from typing import Optional
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class U(Base):
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    age: Mapped[Optional[int]]
eng = create_engine("sqlite://"); Base.metadata.create_all(eng)
for sync in ("auto", "fetch", "evaluate", False):
    for st in (lambda: delete(U).where(U.name == bindparam("n")), lambda: update(U).where(U.name == bindparam("n")).values(age=3), lambda: update(U).where(U.name == bindparam("n")).values(age=U.age + bindparam("k")), lambda: update(U).where(U.name == bindparam("n")).values(age=3).returning(U.id)):
        s = Session(eng); s.execute(insert(U), [{"name": "a", "age": 1}, {"name": "b", "age": 2}]); us = s.scalars(select(U)).all()
        try:
            r = s.execute(st().execution_options(synchronize_session=sync), {"n": "a", "k": 2}); print(type(r).__name__, r.all() if r.returns_rows else r.rowcount)
        except Exception as e: print(type(e).__name__, str(e)[:200])
        print([(u.id, u.age, inspect(u).deleted) for u in us])
        s.rollback(); s.close()

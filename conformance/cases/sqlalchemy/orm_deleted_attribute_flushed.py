from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
    a: Mapped[Optional[int]]
    b: Mapped[Optional[int]]
e = create_engine("sqlite://"); Base.metadata.create_all(e)
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:300])
for again in (0, 1):
  for get in (0, 1):
    for other in (0, 1):
        for pre in (0,1):
            s = Session(e)
            p = P(a=1, b=2); s.add(p); s.flush()
            if pre: s.commit(); p.a
            t("del", lambda: delattr(p, "a"))
            if again: t("again", lambda: delattr(p, "a"))
            if get: t("get", lambda: p.a)
            if other: p.b = 5
            t("dict", lambda: sorted(p.__dict__))
            t(f"flush {again} {get} {other} {pre}", s.flush)
            t("now", lambda: (p.a, p.b))
            s.rollback()

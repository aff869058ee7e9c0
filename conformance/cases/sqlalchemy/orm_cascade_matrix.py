from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:500])
def world(cascade, **kw):
    class Base(DeclarativeBase): pass
    class P(Base):
        __tablename__ = "p"
        id: Mapped[int] = mapped_column(primary_key=True)
        n: Mapped[Optional[str]]
        cs: Mapped[List["C"]] = relationship(back_populates="p", cascade=cascade, **kw)
    class C(Base):
        __tablename__ = "c"
        id: Mapped[int] = mapped_column(primary_key=True)
        pid: Mapped[Optional[int]] = mapped_column(ForeignKey("p.id", ondelete="CASCADE"))
        n: Mapped[Optional[str]]
        p: Mapped[Optional[P]] = relationship(back_populates="cs")
    e = create_engine("sqlite://"); Base.metadata.create_all(e)
    return P, C, Session(e)
def state(o):
    i = inspect(o)
    return "T" if i.transient else "P" if i.pending else "p" if i.persistent else "d" if i.deleted else "D"
for casc in ["save-update, merge", "all", "all, delete-orphan", "save-update", "merge", "delete", "none", "", "save-update, merge, expunge", "all, delete", "refresh-expire, save-update", "delete, delete-orphan, save-update", "bogus", "delete-orphan"]:
    for kw in [{}, {"passive_deletes": True}, {"single_parent": True}]:
        lab = f"{casc} {kw}"
        try: P, C, s = world(casc, **kw); configure_mappers()
        except Exception as e: print(lab, type(e).__name__, str(e)[:300]); continue
        def go():
            p = P(n="p"); c1, c2 = C(n="1"), C(n="2"); p.cs = [c1, c2]
            s.add(p); print(lab, state(p), state(c1))
            if state(c1) == "T": s.add_all([c1, c2])
            s.commit()
            p.cs.remove(c1); t("  rm", s.flush); print("  ", state(c1)); s.rollback()
            c2.p = None; t("  nul", s.flush); print("  ", state(c2)); s.rollback()
            s.expunge(p); print("  exp", state(p), state(c1), state(c2)); s.add(p); print("  add", state(c1))
            s.expunge_all(); p = s.get(P, 1); p.cs; t("  del loaded", lambda: (s.delete(p), s.flush())); s.rollback()
            s.expunge_all(); p = s.get(P, 1); t("  del", lambda: (s.delete(p), s.flush())); t("  left", lambda: s.execute(select(C.id, C.pid)).all()); s.rollback()
            p = s.get(P, 1); p.cs; s.expire(p)
            s.expunge_all(); m = s.merge(P(id=1, n="m", cs=[C(id=1, n="mm"), C(n="new")])); t("  merged", lambda: [(x.id, x.n, state(x)) for x in m.cs]); t("  fl", s.flush); s.rollback()
            s.expunge_all(); p = s.get(P, 1); p.cs = []; t("  clear", s.flush); s.rollback()
            p2 = P(n="2"); s.add(p2); s.flush(); c = s.get(C, 1) or s.scalars(select(C)).first()
            if c is not None: p2.cs.append(c); t("  move", s.flush)
            s.rollback()
        t("go", go); s.close()

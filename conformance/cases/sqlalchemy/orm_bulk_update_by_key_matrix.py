from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:400].replace(chr(10), " "))
class Base(DeclarativeBase): pass
class U(Base):
    __tablename__ = "u"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    age: Mapped[Optional[int]] = mapped_column("aage", onupdate=99)
    full: Mapped[Optional[str]]
class E(U):
    __tablename__ = "e"
    id: Mapped[int] = mapped_column(ForeignKey("u.id"), primary_key=True)
    lang: Mapped[Optional[str]]
eng = create_engine("sqlite://"); Base.metadata.create_all(eng)
def fresh():
    s = Session(eng)
    s.execute(delete(E.__table__)); s.execute(delete(U.__table__)); s.execute(insert(U), [{"name": "a", "age": 10}, {"name": "b", "age": 20}]); s.commit(); s.add(E(name="e", lang="x")); s.commit()
    return s
P = {"one": [{"id": 1, "full": "q"}], "two": [{"id": 1, "full": "q"}, {"id": 2, "age": 5}], "same": [{"id": 1, "full": "q"}, {"id": 2, "full": "z"}], "nopk": [{"full": "q"}], "miss": [{"id": 77, "full": "q"}], "missm": [{"id": 77, "full": "q"}, {"id": 1, "full": "q"}], "extra": [{"id": 1, "nope": 3, "full": "r"}], "onlypk": [{"id": 1}], "col": [{"id": 1, "aage": 4}], "dict": {"id": 1, "full": "q"}, "expr": [{"id": 1, "full": func.upper("x")}], "nonepk": [{"id": None, "full": "q"}]}
S = {"plain": lambda c: update(c), "where": lambda c: update(c).where(U.name == "a"), "values": lambda c: update(c).values(name="v"), "ret": lambda c: update(c).returning(U), "retcol": lambda c: update(c).returning(c.id), "bind": lambda c: update(c).where(U.name == bindparam("n")).values(full="k"), "vbind": lambda c: update(c).where(U.id == bindparam("uid"))}
for cls in (U,):
    for sn, sf in S.items():
        for pn, p in P.items():
            for sync in ("auto", None, "fetch", "evaluate"):
                if sync != "auto" and pn not in ("one", "two", "dict"): continue
                if sn in ("bind", "vbind"):
                    pp = [{**x, "n": "a", "uid": 1} for x in p] if isinstance(p, list) else {**p, "n": "a", "uid": 1}
                else: pp = p
                s = fresh(); us = s.scalars(select(U).order_by(U.id)).all()
                def run():
                    r = s.execute(sf(cls).execution_options(synchronize_session=sync), pp)
                    return r.all() if r.returns_rows else type(r).__name__
                t(f"{cls.__name__} {sn} {pn} {sync}", run)
                t("   ", lambda: [sorted((k, v) for k, v in x.__dict__.items() if k[0] != "_") for x in us]); s.rollback(); s.close()
for strat in ("auto", "orm"):
    for nm, st, p in [("upd", update(U).where(U.id == 1).values(full="r"), None), ("updl", update(U), [{"id": 1, "full": "t"}]), ("ins", insert(U), [{"name": "i"}]), ("insv", insert(U).values(name="zz"), None), ("insm", insert(U).values([{"name": "zz"}, {"name": "yy"}]), None), ("del", delete(U).where(U.id == 2), None), ("dell", delete(U).where(U.name == bindparam("n")), [{"n": "a"}])]:
        s = fresh()
        def run():
            r = s.execute(st.execution_options(dml_strategy=strat), p) if p else s.execute(st.execution_options(dml_strategy=strat))
            return r.all() if r.returns_rows and nm != "insr" else r.returns_rows
        t(f"strat {strat} {nm}", run); s.rollback(); s.close()

from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
class E(Base):
    __tablename__ = "e"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    bid: Mapped[Optional[int]] = mapped_column(ForeignKey("e.id"))
    b: Mapped[Optional["E"]] = relationship(remote_side=id)
A = aliased(E, name="aa"); B = aliased(E)
e = create_engine("sqlite://"); Base.metadata.create_all(e)
s = Session(e); s.add(E(name="x")); s.commit()
F = {"two": lambda f: f(E.name, A.name), "ent": lambda f: f(E, A), "b": lambda f: f(Bundle("b", E.id)), "lbl": lambda f: f(E.name.label("q"), func.count(E.id)), "fn": lambda f: f(func.max(E.id), func.max(E.name)), "anon": lambda f: f(B, B.name), "dup": lambda f: f(E.name, E.name), "expr": lambda f: f(E.id + 1, E.id + 2), "case": lambda f: f(case((E.id == 1, "a"), else_="b")), "cols": lambda f: f(*E.__table__.c), "mix": lambda f: f(E, E.name, func.lower(E.name).label("l"))}
for k, g in F.items():
    for n, f in (("select", select), ("query", s.query)):
        t(f"{k} {n}", lambda: [(d["name"], str(d["type"])[:20], d["aliased"], d["entity"] is E, d["entity"] is None) for d in g(f).column_descriptions])
    if k in ("two", "ent"): continue
    t("  keys", lambda: list(s.execute(g(select)).keys())); t("  row", lambda: s.execute(g(select)).first()._fields); t("  qrow", lambda: s.query(*[]) if False else getattr(g(s.query).first(), "_fields", None)); t("  map", lambda: [str(x) for x in s.execute(g(select)).mappings().first().keys()])

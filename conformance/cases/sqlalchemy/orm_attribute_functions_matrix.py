from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.orm import attributes as at
from sqlalchemy.orm.attributes import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:300])
class Base(DeclarativeBase): pass
class P(Base):
    __tablename__ = "p"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[Optional[str]]
    m: Mapped[Optional[int]] = mapped_column(active_history=True)
    j = mapped_column(JSON)
    cs: Mapped[List["C"]] = relationship(back_populates="p")
    one: Mapped[Optional["O"]] = relationship(back_populates="p")
    @validates("n", "m")
    def v(self, k, x):
        print("   validate", k, x)
        if x == "bad": raise ValueError("bad!")
        return x.upper() if isinstance(x, str) else x
    @validates("cs", include_removes=True)
    def vc(self, k, x, is_remove): print("   vc", k, x, is_remove); return x
    def __repr__(self): return "P"
class C(Base):
    __tablename__ = "c"
    id: Mapped[int] = mapped_column(primary_key=True)
    pid: Mapped[Optional[int]] = mapped_column(ForeignKey("p.id"))
    p: Mapped[Optional[P]] = relationship(back_populates="cs")
    @validates("p", include_backrefs=False)
    def vp(self, k, x): print("   vp", x); return x
    def __repr__(self): return "C"
class O(Base):
    __tablename__ = "o"
    id: Mapped[int] = mapped_column(primary_key=True)
    pid: Mapped[Optional[int]] = mapped_column(ForeignKey("p.id"))
    p: Mapped[Optional[P]] = relationship(back_populates="one")
    def __repr__(self): return "O"
def val(x): return x if isinstance(x, (int, str, type(None))) else type(x).__name__ if not isinstance(x, (P,C,O,list)) else x
for a in (P.n, P.m, P.j, P.one):
    for kw in ({}, {"retval": True}, {"active_history": True}, {"raw": True}):
        pass
event.listen(P.n, "set", lambda tg, v, old, i: print("   set n", val(v), val(old), i.key))
event.listen(P.m, "set", lambda tg, v, old, i: print("   set m", val(v), val(old)), active_history=True)
event.listen(P.one, "set", lambda tg, v, old, i: print("   set one", val(v), val(old)))
event.listen(P.cs, "append", lambda tg, v, i: print("   append", v))
event.listen(P.cs, "remove", lambda tg, v, i: print("   remove", v))
event.listen(P.n, "modified", lambda tg, i: print("   modified n"))
event.listen(P.j, "modified", lambda tg, i: print("   modified j"))
event.listen(P.n, "init_scalar", lambda tg, v, d: print("   init_scalar"))
event.listen(P.cs, "init_collection", lambda tg, c, ad: print("   init_coll", type(c).__name__))
event.listen(P.cs, "dispose_collection", lambda tg, c, ad: print("   dispose_coll"))
event.listen(C.p, "set", lambda tg, v, old, i: print("   set p", val(v), val(old)), propagate=True)
e = create_engine("sqlite://"); Base.metadata.create_all(e)
s = Session(e)
p = P(n="a"); t("get", lambda: (p.n, p.m, p.cs, p.one, p.id)); 
for l, f in [("set", lambda: setattr(p, "n", "b")), ("same", lambda: setattr(p, "n", "B")), ("bad", lambda: setattr(p, "n", "bad")), ("m", lambda: setattr(p, "m", 4)), ("one", lambda: setattr(p, "one", O())), ("one2", lambda: setattr(p, "one", O())), ("one none", lambda: setattr(p, "one", None)), ("cs", lambda: setattr(p, "cs", [C(), C()])), ("app", lambda: p.cs.append(C())), ("pop", lambda: p.cs.pop()), ("c.p", lambda: setattr(C(), "p", p)), ("del n", lambda: delattr(p, "n")), ("del cs", lambda: delattr(p, "cs")), ("sa", lambda: set_attribute(p, "n", "q")), ("ga", lambda: get_attribute(p, "n")), ("da", lambda: del_attribute(p, "n")), ("scv", lambda: set_committed_value(p, "n", "com")), ("scvcs", lambda: set_committed_value(p, "cs", [C()])), ("hist", lambda: get_history(p, "n")), ("histcs", lambda: get_history(p, "cs")), ("init", lambda: init_collection(p, "cs").append_without_event(C())), ("fm", lambda: flag_modified(p, "n")), ("fmj", lambda: flag_modified(p, "j")), ("fd", lambda: flag_dirty(p)), ("add", lambda: s.add(p)), ("fl", s.flush), ("fmj", lambda: flag_modified(p, "j")), ("setj", lambda: setattr(p, "j", {"a": 1})), ("fmj", lambda: flag_modified(p, "j")), ("dirty", lambda: (p in s.dirty, s.is_modified(p))), ("fl", s.commit), ("setexp", lambda: setattr(p, "n", "zz")), ("setm", lambda: setattr(p, "m", 9)), ("hist", lambda: (get_history(p, "n"), get_history(p, "m"), get_history(p, "n", PASSIVE_NO_INITIALIZE))), ("rb", s.rollback), ("set one exp", lambda: setattr(p, "one", None)), ("cs exp", lambda: setattr(p, "cs", [])), ("fl", s.commit), ("app unl", lambda: p.cs.append(C())), ("hist", lambda: get_history(p, "cs", PASSIVE_NO_INITIALIZE)), ("load", lambda: len(p.cs)), ("set same", lambda: setattr(p, "n", p.n)), ("mod", lambda: s.is_modified(p)), ("is", lambda: (instance_state(p) is inspect(p), instance_dict(p) is p.__dict__, manager_of_class(P).class_)), ("cre", lambda: P(n="x", zz=3)), ("dirty", lambda: s.is_modified(p, include_collections=False)), ("obj", lambda: object_session(p) is s), ("pk", lambda: inspect(p).identity)]:
    t(l, f)

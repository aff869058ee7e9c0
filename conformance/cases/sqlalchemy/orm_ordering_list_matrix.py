from typing import List, Optional
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.orderinglist import *
def t(label, fn):
    try: print(label, "->", fn())
    except Exception as e: print(label, "!!", type(e).__name__, str(e)[:400])
class Base(DeclarativeBase): pass
def alpha(i, coll): return "abcdefghij"[i]
class S(Base):
    __tablename__ = "s"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs: Mapped[List["B"]] = relationship(order_by="B.position", collection_class=ordering_list("position"), cascade="all, delete-orphan")
    cs: Mapped[List["C"]] = relationship(order_by="C.pos", collection_class=ordering_list("pos", count_from=1, reorder_on_append=True))
    ds: Mapped[List["D"]] = relationship(order_by="D.pos", collection_class=ordering_list("pos", ordering_func=alpha))
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    sid: Mapped[Optional[int]] = mapped_column(ForeignKey("s.id"))
    position: Mapped[Optional[int]]
    text: Mapped[str]
    def __repr__(self): return f"{self.text}{self.position}"
class C(Base):
    __tablename__ = "c"
    id: Mapped[int] = mapped_column(primary_key=True)
    sid: Mapped[Optional[int]] = mapped_column(ForeignKey("s.id"))
    pos: Mapped[Optional[int]]
    text: Mapped[str]
    def __repr__(self): return f"{self.text}{self.pos}"
class D(Base):
    __tablename__ = "dd"
    id: Mapped[int] = mapped_column(primary_key=True)
    sid: Mapped[Optional[int]] = mapped_column(ForeignKey("s.id"))
    pos: Mapped[Optional[str]]
    text: Mapped[str]
    def __repr__(self): return f"{self.text}{self.pos}"
e = create_engine("sqlite://"); Base.metadata.create_all(e)
for cls, nm in ((B, "bs"), (C, "cs"), (D, "ds")):
    s = Session(e); o = S(); s.add(o); L = getattr(o, nm)
    def run(label, f):
        t(nm+" "+label, f); print("   ", list(getattr(o, nm)))
    run("app", lambda: L.append(cls(text="a")))
    run("ext", lambda: L.extend([cls(text="b"), cls(text="c")]))
    run("ins", lambda: L.insert(1, cls(text="d")))
    s.commit(); L = getattr(o, nm)
    run("set", lambda: L.__setitem__(0, cls(text="e")))
    run("setslice", lambda: L.__setitem__(slice(1,3), [cls(text="f"), cls(text="g")]))
    run("remove", lambda: L.remove(L[1]))
    s.commit(); L = getattr(o, nm)
    run("pop", lambda: L.pop(0))
    run("iadd", lambda: L.__iadd__([cls(text="h"), cls(text="i")]))
    run("del", lambda: L.__delitem__(0))
    run("delslice", lambda: L.__delitem__(slice(0,1)))
    run("rev", lambda: L.reverse())
    run("reorder", lambda: L.reorder())
    s.commit(); L = getattr(o, nm)
    run("app pos", lambda: L.append(cls(text="z", pos=8) if cls is not B else B(text="z", position=8)))
    run("reorder", lambda: L.reorder())
    run("clear", lambda: L.clear())
    run("replace", lambda: setattr(o, nm, [cls(text="x"), cls(text="y")]))
    s.commit()
    run("fin", lambda: type(getattr(o, nm)).__name__)
    s.close()
import pickle
t("pk", lambda: pickle.loads(pickle.dumps(OrderingList("x"))).ordering_attr)

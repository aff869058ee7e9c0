from typing import Optional, List
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
at = Table("at", Base.metadata, Column("aid", ForeignKey("a.id"), primary_key=True), Column("tid", ForeignKey("t.id"), primary_key=True))
class R:
    def __repr__(self): return f"{type(self).__name__}{self.no}"
class A(R, Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    no: Mapped[int]
    v: Mapped[Optional[int]] = mapped_column(onupdate=9)
    bs: Mapped[List["B"]] = relationship(back_populates="a", cascade="all", passive_deletes=True, lazy="selectin", order_by="B.id")
    ts: Mapped[List["T"]] = relationship(secondary=at, back_populates="az", lazy="subquery", order_by="T.id")
    pid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    kids: Mapped[List["A"]] = relationship(back_populates="par", cascade="save-update, merge", order_by="A.id")
    par: Mapped[Optional["A"]] = relationship(back_populates="kids", remote_side=id)
    
    kind: Mapped[str] = mapped_column(default="a")
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "a"}
class A2(A):
    __tablename__ = "a2"
    id: Mapped[int] = mapped_column(ForeignKey("a.id"), primary_key=True)
    ex: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "a2", "polymorphic_load": "selectin"}
class B(R, Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    no: Mapped[int]
    aid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    a: Mapped[Optional[A]] = relationship(back_populates="bs", lazy="subquery")
    o: Mapped[Optional["O"]] = relationship(back_populates="b", cascade="all, delete-orphan", uselist=False)
class O(R, Base):
    __tablename__ = "o"
    id: Mapped[int] = mapped_column(primary_key=True)
    no: Mapped[int]
    bid: Mapped[Optional[int]] = mapped_column(ForeignKey("b.id"))
    b: Mapped[Optional[B]] = relationship(back_populates="o")
class T(R, Base):
    __tablename__ = "t"
    id: Mapped[int] = mapped_column(primary_key=True)
    no: Mapped[int]
    az: Mapped[List[A]] = relationship(secondary=at, back_populates="ts", order_by="A.id")
e = create_engine("sqlite://"); Base.metadata.create_all(e)
s = Session(e, expire_on_commit=True, autoflush=True)
O_ = []; n = 0
def mk(c, **k):
    global n; n += 1; o = c(no=n, **k); O_.append(o); return o
def st(o):
    i = inspect(o); return "t" if i.transient else "P" if i.pending else "p" if i.persistent else "d" if i.deleted else "D"
def step(l, f):
    try: x = f(); print(l, "->", x if not isinstance(x, (list, tuple)) else list(x))
    except Exception as e: print(l, "!!", type(e).__name__, str(e)[:160].split(chr(10))[0].split(" at 0x")[0])
    print("   ", " ".join(f"{type(o).__name__}{o.__dict__.get('no')}{st(o)}{'e' if inspect(o).expired else ''}{'m' if inspect(o).modified else ''}" for o in O_), s.is_active, len(s.new), len(s.dirty), len(s.deleted))
def mv(l, x, add):
    if add:
        if x not in l: l.append(x)
    elif x in l: l.remove(x)
def par(a, b):
    if b is None or O_.index(b) < O_.index(a): a.par = b
def pick(c, i):
    l = [o for o in O_ if isinstance(o, c)]; return l[i % len(l)] if l else mk(c)
step('s.add(mk(B))', lambda: s.add(mk(B)))
step('s.add(mk(T))', lambda: s.add(mk(T)))
step('s.add(mk(A))', lambda: s.add(mk(A)))
step('mk(B)', lambda: mk(B))
step('s.add(mk(O))', lambda: s.add(mk(O)))
step('s.add(mk(A2))', lambda: s.add(mk(A2)))
step('[x.no for x in s.scalars(select(O).order_by(O.id)).unique()]', lambda: [x.no for x in s.scalars(select(O).order_by(O.id)).unique()])
step("setattr(pick(B, 4), 'a', pick(A, 3))", lambda: setattr(pick(B, 4), 'a', pick(A, 3)))
step('s.execute(delete(O).where(O.no > 1)).rowcount', lambda: s.execute(delete(O).where(O.no > 1)).rowcount)
step('s.add(mk(T))', lambda: s.add(mk(T)))
step('s.get(A, 3)', lambda: s.get(A, 3))
step('s.refresh(pick(A, 1))', lambda: s.refresh(pick(A, 1)))
step('s.flush()', lambda: s.flush())
step('s.get(B, 3)', lambda: s.get(B, 3))
step('par(pick(A, 1), pick(A, 1))', lambda: par(pick(A, 1), pick(A, 1)))
step('s.execute(delete(O).where(O.no > 5)).rowcount', lambda: s.execute(delete(O).where(O.no > 5)).rowcount)
step('[x.no for x in s.scalars(select(O).order_by(O.id).limit(2)).', lambda: [x.no for x in s.scalars(select(O).order_by(O.id).limit(2)).unique()])
step('mv(pick(A, 0).bs, pick(B, 1), True)', lambda: mv(pick(A, 0).bs, pick(B, 1), True))
step('s.close()', lambda: s.close())
step('s.flush()', lambda: s.flush())
step("setattr(pick(T, 5), 'az', [])", lambda: setattr(pick(T, 5), 'az', []))
step('s.execute(delete(O).where(O.no > 3)).rowcount', lambda: s.execute(delete(O).where(O.no > 3)).rowcount)
step('mv(pick(A, 1).ts, pick(T, 6), True)', lambda: mv(pick(A, 1).ts, pick(T, 6), True))
step("setattr(pick(A, 5), 'v', 23)", lambda: setattr(pick(A, 5), 'v', 23))
step('end', lambda: s.commit())
step('rows', lambda: [s.execute(text('select * from ' + t + ' order by 1, 2')).all() for t in ('a','b','o','t','at')])

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
    v: Mapped[Optional[int]] = mapped_column()
    bs: Mapped[List["B"]] = relationship(back_populates="a", cascade="all, delete-orphan", lazy="select", order_by="B.id")
    ts: Mapped[List["T"]] = relationship(secondary=at, back_populates="az", lazy="select", order_by="T.id")
    pid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    kids: Mapped[List["A"]] = relationship(back_populates="par", cascade="all", order_by="A.id")
    par: Mapped[Optional["A"]] = relationship(back_populates="kids", remote_side=id)
    ver: Mapped[int]
    
    __mapper_args__ = {"version_id_col": ver, }
class B(R, Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    no: Mapped[int]
    aid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    a: Mapped[Optional[A]] = relationship(back_populates="bs", lazy="joined")
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
s = Session(e, expire_on_commit=True, autoflush=False)
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
step('s.add(mk(O))', lambda: s.add(mk(O)))
step('s.add(mk(O))', lambda: s.add(mk(O)))
step('mk(O)', lambda: mk(O))
step('mk(B)', lambda: mk(B))
step('mk(T)', lambda: mk(T))
step('s.add(mk(T))', lambda: s.add(mk(T)))
step('mv(pick(A, 1).ts, pick(T, 5), False)', lambda: mv(pick(A, 1).ts, pick(T, 5), False))
step('s.refresh(pick(B, 6))', lambda: s.refresh(pick(B, 6)))
step('make_transient(pick(O, 8))', lambda: make_transient(pick(O, 8)))
step("setattr(pick(T, 4), 'az', [pick(A, 1), pick(A, 6)])", lambda: setattr(pick(T, 4), 'az', [pick(A, 1), pick(A, 6)]))
step("setattr(pick(A, 4), 'bs', [pick(B, 2), pick(B, 1)])", lambda: setattr(pick(A, 4), 'bs', [pick(B, 2), pick(B, 1)]))
step('s.flush()', lambda: s.flush())
step('[x.no for x in s.scalars(select(O).order_by(O.id).execution_', lambda: [x.no for x in s.scalars(select(O).order_by(O.id).execution_options(populate_existing=True)).unique()])
step('s.get(A, 2)', lambda: s.get(A, 2))
step('mv(pick(A, 2).bs, pick(B, 5), False)', lambda: mv(pick(A, 2).bs, pick(B, 5), False))
step("setattr(pick(B, 8), 'o', mk(O))", lambda: setattr(pick(B, 8), 'o', mk(O)))
step('s.add(mk(A))', lambda: s.add(mk(A)))
step("setattr(pick(A, 4), 'bs', [pick(B, 3)])", lambda: setattr(pick(A, 4), 'bs', [pick(B, 3)]))
step('s.rollback()', lambda: s.rollback())
step("setattr(pick(A, 4), 'bs', [])", lambda: setattr(pick(A, 4), 'bs', []))
step('[x.no for x in s.scalars(select(A).order_by(A.id)).unique()]', lambda: [x.no for x in s.scalars(select(A).order_by(A.id)).unique()])
step("setattr(pick(A, 2), 'v', func.abs(-4))", lambda: setattr(pick(A, 2), 'v', func.abs(-4)))
step('[x.no for x in s.scalars(select(T).order_by(T.id)).unique()]', lambda: [x.no for x in s.scalars(select(T).order_by(T.id)).unique()])
step("setattr(pick(B, 0), 'a', None)", lambda: setattr(pick(B, 0), 'a', None))
step('end', lambda: s.commit())
step('rows', lambda: [s.execute(text('select * from ' + t + ' order by 1, 2')).all() for t in ('a','b','o','t','at')])

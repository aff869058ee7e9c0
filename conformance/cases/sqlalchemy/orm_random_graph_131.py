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
    v: Mapped[Optional[int]] = mapped_column(server_default='5')
    bs: Mapped[List["B"]] = relationship(back_populates="a", cascade="save-update, merge", passive_deletes=True, lazy="subquery", order_by="B.id")
    ts: Mapped[List["T"]] = relationship(secondary=at, back_populates="az", lazy="select", order_by="T.id")
    pid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    kids: Mapped[List["A"]] = relationship(back_populates="par", cascade="all", order_by="A.id")
    par: Mapped[Optional["A"]] = relationship(back_populates="kids", remote_side=id)
    
    kind: Mapped[str] = mapped_column(default="a")
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "a"}
class A2(A):
    
    
    ex: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "a2"}
class B(R, Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    no: Mapped[int]
    aid: Mapped[Optional[int]] = mapped_column(ForeignKey("a.id"))
    a: Mapped[Optional[A]] = relationship(back_populates="bs", lazy="selectin")
    o: Mapped[Optional["O"]] = relationship(back_populates="b", cascade="all", uselist=False)
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
step('mk(O)', lambda: mk(O))
step('s.add(mk(B))', lambda: s.add(mk(B)))
step('mk(O)', lambda: mk(O))
step('s.add(mk(B))', lambda: s.add(mk(B)))
step('s.add(mk(A))', lambda: s.add(mk(A)))
step('s.add(mk(O))', lambda: s.add(mk(O)))
step('s.rollback()', lambda: s.rollback())
step('(lambda m: (O_.append(m) if m not in O_ else None, m)[1])(s.', lambda: (lambda m: (O_.append(m) if m not in O_ else None, m)[1])(s.merge(pick(A, 2))))
step('s.add(pick(A2, 5))', lambda: s.add(pick(A2, 5)))
step('s.add(pick(A2, 6))', lambda: s.add(pick(A2, 6)))
step('mv(pick(A, 2).bs, pick(B, 7), True)', lambda: mv(pick(A, 2).bs, pick(B, 7), True))
step('s.add(mk(B))', lambda: s.add(mk(B)))
step('par(pick(A, 4), None)', lambda: par(pick(A, 4), None))
step("setattr(pick(B, 5), 'o', pick(O, 1))", lambda: setattr(pick(B, 5), 'o', pick(O, 1)))
step('s.flush()', lambda: s.flush())
step('mv(pick(A, 6).bs, pick(B, 1), False)', lambda: mv(pick(A, 6).bs, pick(B, 1), False))
step('(lambda m: (O_.append(m) if m not in O_ else None, m)[1])(s.', lambda: (lambda m: (O_.append(m) if m not in O_ else None, m)[1])(s.merge(pick(A, 2))))
step('s.execute(update(A).where(A.v != 5).values(v=A.v + 1).execut', lambda: s.execute(update(A).where(A.v != 5).values(v=A.v + 1).execution_options(synchronize_session=False)).rowcount)
step('(lambda m: (O_.append(m) if m not in O_ else None, m)[1])(s.', lambda: (lambda m: (O_.append(m) if m not in O_ else None, m)[1])(s.merge(pick(B, 4))))
step('s.close()', lambda: s.close())
step('s.rollback()', lambda: s.rollback())
step("setattr(pick(B, 1), 'a', None)", lambda: setattr(pick(B, 1), 'a', None))
step('s.expunge(pick(B, 5))', lambda: s.expunge(pick(B, 5)))
step('par(pick(A, 2), pick(A, 7))', lambda: par(pick(A, 2), pick(A, 7)))
step('mv(pick(A, 6).bs, pick(B, 8), True)', lambda: mv(pick(A, 6).bs, pick(B, 8), True))
step("setattr(pick(A, 0), 'v', None)", lambda: setattr(pick(A, 0), 'v', None))
step("setattr(pick(A, 4), 'v', func.abs(-4))", lambda: setattr(pick(A, 4), 'v', func.abs(-4)))
step('mv(pick(A, 0).bs, pick(B, 0), True)', lambda: mv(pick(A, 0).bs, pick(B, 0), True))
step('s.rollback()', lambda: s.rollback())
step('[(x.no, [b.no for b in x.bs], [t.no for t in x.ts], x.par an', lambda: [(x.no, [b.no for b in x.bs], [t.no for t in x.ts], x.par and x.par.no, x.v) for x in s.scalars(select(A).order_by(A.id)).unique()])
step('mv(pick(A, 5).bs, pick(B, 1), False)', lambda: mv(pick(A, 5).bs, pick(B, 1), False))
step("setattr(pick(B, 7), 'a', pick(A, 8))", lambda: setattr(pick(B, 7), 'a', pick(A, 8)))
step('(lambda m: (O_.append(m) if m not in O_ else None, m)[1])(s.', lambda: (lambda m: (O_.append(m) if m not in O_ else None, m)[1])(s.merge(pick(B, 5))))
step('end', lambda: s.commit())
step('rows', lambda: [s.execute(text('select * from ' + t + ' order by 1, 2')).all() for t in ('a','b','o','t','at')])

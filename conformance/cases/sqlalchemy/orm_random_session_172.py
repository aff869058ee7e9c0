"""A random session program."""
import warnings
warnings.simplefilter('always')
from typing import Optional
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.ext.associationproxy import association_proxy
class Base(DeclarativeBase): pass
ct=Table("ct",Base.metadata,Column("c_id",ForeignKey("c.id"),primary_key=True),Column("t_id",ForeignKey("t.id"),primary_key=True))
class P(Base):
    __tablename__="p"
    id: Mapped[int]=mapped_column(primary_key=True)
    n: Mapped[str]
    v: Mapped[int]=mapped_column(default=0)
    opt: Mapped[Optional[str]]=mapped_column(deferred=False)
    cs: Mapped[list["C"]]=relationship(back_populates="p",lazy="selectin")
    kind: Mapped[str]=mapped_column(default="p")
    __mapper_args__={'polymorphic_on':'kind', 'polymorphic_identity':'p'}
    def __repr__(self): return f"P({self.__dict__.get('n')})"
class Q(P):
    __tablename__="q"
    id: Mapped[int]=mapped_column(ForeignKey("p.id"),primary_key=True)
    qx: Mapped[Optional[str]]
    __mapper_args__={"polymorphic_identity":"q"}
class C(Base):
    __tablename__="c"
    id: Mapped[int]=mapped_column(primary_key=True)
    n: Mapped[str]
    p_id: Mapped[Optional[int]]=mapped_column(ForeignKey("p.id"))
    p: Mapped[Optional[P]]=relationship(back_populates="cs",lazy="joined")
    ts: Mapped[list["T"]]=relationship(secondary=ct,back_populates="cs",order_by="T.id")
    words=association_proxy("ts","w",creator=lambda w: T(w=w))
    def __repr__(self): return f"C({self.__dict__.get('n')})"
class T(Base):
    __tablename__="t"
    id: Mapped[int]=mapped_column(primary_key=True)
    w: Mapped[str]=mapped_column(unique=True)
    cs: Mapped[list[C]]=relationship(secondary=ct,back_populates="ts",order_by="C.id")
    def __repr__(self): return f"T({self.__dict__.get('w')})"
eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
s=Session(eng,expire_on_commit=False,autoflush=False)
def st(o):
    i=inspect(o); return "/".join(k for k in ("transient","pending","persistent","deleted","detached") if getattr(i,k))+("+x" if i.expired else "")+("+m" if i.modified else "")
K={}
def step(n,f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: r=f(); print(n,repr(r) if not isinstance(r,(list,tuple)) or r else r)
        except Exception as e: print(n,"!",type(e).__name__,str(e).split("(Back")[0].replace("\n"," ")[:200])
        for x in w: print("   W",x.category.__name__,str(x.message)[:140])
    print("   ",{k:st(o) for k,o in K.items()},len(s.new),len(s.dirty),len(s.deleted))
def put(k,o): K[k]=o; return o
step("new t1",lambda: put("t1",T(w="t1")))
step("add",lambda: s.add(K["t1"]))
step("flush",lambda: s.flush())
step("query",lambda: [x if isinstance(x,Base) else x for x in s.scalars(select(P).join(P.cs).order_by(P.id)).unique().all()])
step("flush",lambda: s.flush())
step("refresh t1",lambda: s.refresh(K["t1"]))
step("refresh t1",lambda: s.refresh(K["t1"]))
step("flush",lambda: s.flush())
step("refresh t1",lambda: s.refresh(K["t1"]))
step("delete t1",lambda: s.delete(K["t1"]))
step("flush",lambda: s.flush())
step("flush",lambda: s.flush())
step("flush",lambda: s.flush())
step("expunge t1",lambda: s.expunge(K["t1"]))
step("flush",lambda: s.flush())
def nest15():
    with s.begin_nested():
        s.add(put("q2",Q(n="q2",qx="x2")))
        pass
step("nested",nest15)
step("flush",lambda: s.flush())
step("flush",lambda: s.flush())
step("expire q2",lambda: s.expire(K["q2"] ,['n']))
step("flush",lambda: s.flush())
step("commit",lambda: s.commit())
step("set q2",lambda: setattr(K["q2"],"n","z"+str(19)))
step("delete t1",lambda: s.delete(K["t1"]))
step("flush",lambda: s.flush())
step("query",lambda: [x if isinstance(x,Base) else x for x in s.scalars(select(C.id).order_by(C.id)).unique().all()])
step("flush",lambda: s.flush())
step("flush",lambda: s.flush())
step("flush",lambda: s.flush())
step("close",lambda: s.close())
step("flush",lambda: s.flush())
def nest26():
    with s.begin_nested():
        s.add(put("c3",C(n="c3")))
        raise ValueError(1)
step("nested",nest26)
step("flush",lambda: s.flush())
step("flush",lambda: s.flush())
step("rollback",lambda: s.rollback())
step("flush",lambda: s.flush())
step("read q2",lambda: (K["q2"].n,K["q2"].v,K["q2"].opt))
step("flush",lambda: s.flush())
step("query",lambda: [x if isinstance(x,Base) else x for x in s.scalars(select(T).where(T.id>1).order_by(T.id.desc()).limit(2)).unique().all()])
step("flush",lambda: s.flush())
step("refresh c3",lambda: s.refresh(K["c3"]))
step("expunge c3",lambda: s.expunge(K["c3"]))
step("flush",lambda: s.flush())
step("rollback",lambda: s.rollback())
step("flush",lambda: s.flush())
step("refresh t1",lambda: s.refresh(K["t1"]))
step("flush",lambda: s.flush())
step("new q4",lambda: put("q4",Q(n="q4",qx="x4")))
step("add",lambda: s.add(K["q4"]))
step("set q4",lambda: setattr(K["q4"],"n","z"+str(37)))
step("delete t1",lambda: s.delete(K["t1"]))
step("flush",lambda: s.flush())
step("commit",lambda: s.commit())
def nest40():
    with s.begin_nested():
        s.add(put("p5",P(n="p5",v=0)))
        pass
step("nested",nest40)
step("unrel c3",lambda: setattr(K['c3'],'p_id',None))
step("query",lambda: [x if isinstance(x,Base) else x for x in s.scalars(select(Q).options(raiseload('*')).order_by(Q.id)).unique().all()])
step("flush",lambda: s.flush())
step("delete t1",lambda: s.delete(K["t1"]))
step("flush",lambda: s.flush())
step("flush",lambda: s.flush())
step("refresh p5",lambda: s.refresh(K["p5"]))
step("end",lambda: s.rollback())
for t in Base.metadata.sorted_tables: print(t.name,s.execute(select(*t.c).order_by(*t.c)).all())

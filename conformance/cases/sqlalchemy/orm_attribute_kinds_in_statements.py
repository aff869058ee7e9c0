"""Attributes of every kind in every place of a statement, of classes, subclasses and aliases."""
import warnings
from typing import *
from dataclasses import dataclass
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method, Comparator
from sqlalchemy.ext.associationproxy import association_proxy
@dataclass
class Point:
    x: int
    y: int
    def __composite_values__(self): return self.x,self.y
class Base(DeclarativeBase): pass
class Mix:
    created: Mapped[int]=mapped_column(default=0,sort_order=5)
    @declared_attr
    def tag(cls)->Mapped[Optional[str]]: return mapped_column(f"{cls.__name__.lower()}_tag",nullable=True)
    @hybrid_property
    def twice(self): return self.n*2
    @twice.inplace.setter
    def _st(self,v): self.n=v//2
    @twice.inplace.update_expression
    def _ue(cls,v): return [(cls.n,v/2)]
    @hybrid_method
    def more(self,k): return self.n>k
class A(Mix,Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    kind: Mapped[str]=mapped_column(default="a")
    n: Mapped[int]=mapped_column(default=1)
    first: Mapped[Optional[str]]=mapped_column()
    last: Mapped[Optional[str]]=mapped_column()
    px: Mapped[Optional[int]]
    py: Mapped[Optional[int]]
    pt: Mapped[Point]=composite("px","py")
    big: Mapped[Optional[str]]=mapped_column(deferred=True)
    g1: Mapped[Optional[str]]=mapped_column(deferred=True,deferred_group="g")
    g2: Mapped[Optional[str]]=mapped_column(deferred=True,deferred_group="g")
    full=column_property(first+" "+last)
    lazyfull=deferred(column_property(last+first)) if False else column_property(last+first,deferred=True)
    q: Mapped[Optional[int]]=query_expression()
    qd: Mapped[int]=query_expression(literal(7))
    syn=synonym("n")
    bs: Mapped[list["B"]]=relationship(back_populates="a")
    names=association_proxy("bs","name",creator=lambda v: B(name=v))
    @hybrid_property
    def upper(self): return (self.first or "").upper()
    @upper.inplace.expression
    @classmethod
    def _upper(cls): return func.upper(cls.first)
    @hybrid_property
    def nb(self): return len(self.bs)
    @nb.inplace.expression
    @classmethod
    def _nb(cls): return select(func.count(B.id)).where(B.a_id==cls.id).correlate_except(B).scalar_subquery().label("nb")
    __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"a"}
class S(A):
    extra: Mapped[Optional[str]]=mapped_column()
    up2: Mapped[Optional[str]]=column_property(func.upper(extra))
    __mapper_args__={"polymorphic_identity":"s"}
class J(A):
    __tablename__="j"
    id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
    jx: Mapped[Optional[str]]=mapped_column()
    jd: Mapped[Optional[str]]=mapped_column(deferred=True)
    jp=column_property(jx+"!")
    __mapper_args__={"polymorphic_identity":"j"}
class B(Base):
    __tablename__="b"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    a_id: Mapped[Optional[int]]=mapped_column(ForeignKey("a.id"))
    a: Mapped[Optional[A]]=relationship(back_populates="bs")
    an=association_proxy("a","n")
A.cnt=column_property(select(func.count(B.id)).where(B.a_id==A.id).correlate_except(B).scalar_subquery())
eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
with Session(eng) as s:
    s.add_all([A(n=1,first="x",last="y",pt=Point(1,2),big="B",g1="G1",g2="G2",bs=[B(name="b1"),B(name="b2")]),S(n=2,first="p",last="q",pt=Point(3,4),extra="ex"),J(n=3,first="m",jx="jj",jd="jdd",pt=Point(5,6))]); s.commit()
AT={}
for k,ent in (("A",A),("S",S),("J",J),("al",aliased(A)),("alJ",aliased(J)),("alS",aliased(S))):
    for n in ("n","twice","syn","upper","nb","pt","full","big","q","names","cnt","extra","up2","jp"):
        AT[k,n]=ent
FORMS={
"select":lambda e,x: select(x),
"where":lambda e,x: select(e.id).where(x=="Q"),
"where none":lambda e,x: select(e.id).where(x==None),
"in":lambda e,x: select(e.id).where(x.in_(["1","2"])),
"order":lambda e,x: select(e.id).order_by(x.desc()),
"label":lambda e,x: select(x.label("lab")),
"distinct":lambda e,x: select(x).distinct(),
}
def run(st):
    try:
        with Session(eng) as s: return s.execute(st).all()
    except Exception as ex: return type(ex).__name__+" "+str(ex)[:120].replace("\n"," ")
for (k,n),ent in AT.items():
    for fn,f in FORMS.items():
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            try: x=getattr(ent,n)
            except Exception as ex: print(k,n,type(ex).__name__,str(ex)[:200]); break
            try:
                st=f(ent,x); print(k,n,fn,str(st).replace("\n"," ")); 
                if fn in("select","where none","label"): print("   ",run(st))
            except Exception as ex: print(k,n,fn,type(ex).__name__,str(ex).split(" at 0x")[0][:300].replace("\n"," "))

"""Joins of a class and its subclasses: aliases that are made by themselves, and their warning."""
import warnings
warnings.simplefilter("always")
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class P(Base):
    __tablename__="p"
    id: Mapped[int]=mapped_column(primary_key=True)
    as_: Mapped[list["A"]]=relationship("A",back_populates="p")
    bs: Mapped[list["B"]]=relationship("B",viewonly=True)
class A(Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    kind: Mapped[str]
    p_id: Mapped[int]=mapped_column(ForeignKey("p.id"),nullable=True)
    par_id: Mapped[int]=mapped_column(ForeignKey("a.id"),nullable=True)
    p: Mapped["P"]=relationship(back_populates="as_")
    kids: Mapped[list["A"]]=relationship("A",remote_side="A.par_id",foreign_keys="A.par_id")
    __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"a"}
class B(A):
    __tablename__="b"
    id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
    z: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"b","inherit_condition":id==A.id}
class C(A):
    c: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"c"}
A.bkids=relationship("B",primaryjoin=foreign(A.par_id)==remote(A.id) if False else A.id==foreign(remote(A.par_id)),viewonly=True)
Bp=with_polymorphic(A,[B]); Ba=aliased(B); Aa=aliased(A)
S={
"A join B on id": lambda: select(A).join(B,B.id==A.id),
"A join B on par": lambda: select(A).join(B,B.par_id==A.id),
"A join B no cond": lambda: select(A).join(B),
"B join A on": lambda: select(B).join(A,B.par_id==A.id),
"B join A none": lambda: select(B).join(A),
"A join C on": lambda: select(A).join(C,C.par_id==A.id),
"C join A on": lambda: select(C).join(A,C.par_id==A.id),
"A join Ba": lambda: select(A).join(Ba,Ba.par_id==A.id),
"A kids": lambda: select(A).join(A.kids),
"A bkids": lambda: select(A).join(A.bkids),
"A bkids and_": lambda: select(A).join(A.bkids.and_(B.z=="1")),
"A kids.of_type B": lambda: select(A).join(A.kids.of_type(B)),
"A kids.of_type Ba": lambda: select(A).join(A.kids.of_type(Ba)),
"A kids.of_type Bp": lambda: select(A).join(A.kids.of_type(Bp)),
"B kids": lambda: select(B).join(B.kids),
"B kids oftype B": lambda: select(B).join(B.kids.of_type(B)),
"A,B join": lambda: select(A,B).join(B,A.id==B.par_id),
"P bs": lambda: select(P).join(P.bs),
"P as_ bs": lambda: select(P).join(P.as_).join(P.bs),
"P bs as_": lambda: select(P).join(P.bs).join(P.as_),
"P as_.B": lambda: select(P).join(P.as_.of_type(B)),
"P as_.B where": lambda: select(P).join(P.as_.of_type(B)).where(B.z=="1",A.id>2),
"P as_.B as_": lambda: select(P).join(P.as_.of_type(B)).join(A.kids),
"P as_.B.kids": lambda: select(P).join(P.as_.of_type(B)).join(B.kids),
"A outer B": lambda: select(A).outerjoin(B,B.id==A.par_id),
"Aa join B": lambda: select(Aa).join(B,B.par_id==Aa.id),
"Bp join B": lambda: select(Bp).join(B,Bp.id==B.par_id),
"A join Bp": lambda: select(A).join(Bp,Bp.B.par_id==A.id),
"A any B": lambda: select(A).where(A.kids.of_type(B).any(B.z=="1")),
"B any A": lambda: select(B).where(B.kids.any(A.kind=="1")),
"A bkids any": lambda: select(A).where(A.bkids.any(B.z=="1")),
"contains_eager": lambda: select(A).join(A.bkids).options(contains_eager(A.bkids)),
"joinedload": lambda: select(A).options(joinedload(A.bkids)),
"exists": lambda: select(A).where(exists().where(B.par_id==A.id)),
"exists2": lambda: select(A).where(select(B).where(B.par_id==A.id).exists()),
}
eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
for n,f in S.items():
    print("-----",n)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: st=f(); print(st)
        except Exception as e: print(type(e).__name__,e)
        for x in w: print("W",x.category.__name__,x.message)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        with Session(eng) as s:
          try: print(s.execute(f()).all())
          except Exception as e: print(type(e).__name__,e)
        for x in w: print("W",x.category.__name__,x.message)
with Session(eng) as s:
  for n,f in {"q1":lambda: s.query(A).join(B,B.par_id==A.id),"q2":lambda: s.query(A).join(A.bkids),"q3":lambda:s.query(A).join(A.kids.of_type(B)).filter(B.z=="1"),"q4":lambda:s.query(P).join(P.bs).join(P.as_)}.items():
    print("-----",n)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: st=f(); print(st)
        except Exception as e: print(type(e).__name__,e)
        for x in w: print("W",x.category.__name__,x.message)

from sqlalchemy import *
from sqlalchemy.orm import *
from typing import List, Optional
class Base(DeclarativeBase): pass
class Company(Base):
    __tablename__="company"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    emps: Mapped[List["Emp"]]=relationship(back_populates="company")
class Emp(Base):
    __tablename__="emp"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    company_id: Mapped[Optional[int]]=mapped_column(ForeignKey("company.id"))
    boss_id: Mapped[Optional[int]]=mapped_column(ForeignKey("mgr.id"))
    company: Mapped[Optional[Company]]=relationship(back_populates="emps")
    boss: Mapped[Optional["Mgr"]]=relationship(back_populates="reports",foreign_keys=boss_id)
    __mapper_args__={"polymorphic_on":"type","polymorphic_identity":"emp"}
class Mgr(Emp):
    __tablename__="mgr"
    id: Mapped[int]=mapped_column(ForeignKey("emp.id"),primary_key=True)
    level: Mapped[int]
    reports: Mapped[List[Emp]]=relationship(back_populates="boss",foreign_keys=Emp.boss_id)
    __mapper_args__={"polymorphic_identity":"mgr","inherit_condition":id==Emp.id}
class Eng(Emp):
    __mapper_args__={"polymorphic_identity":"eng"}
e=create_engine("sqlite://"); Base.metadata.create_all(e)
s=Session(e); s.add(Company(name="c",emps=[Mgr(name="m",level=1),Eng(name="x")])); s.commit()
LOG = []
@event.listens_for(e,"before_cursor_execute")
def bce(c,cu,st,p,ctx,m): LOG.append(st)

for i in range(2):
    c=Company(name="d%d"%i); m=Mgr(name="mm%d"%i,level=i,company=c); s.add_all([m,Eng(name="e%d"%i,boss=m,company=c)])
s.commit(); s.close()
WP=with_polymorphic(Emp,"*")
for ln,lf in dict(joinedload=joinedload,selectinload=selectinload,subqueryload=subqueryload,immediateload=immediateload,lazyload=lazyload,raiseload=raiseload,noload=noload).items():
  for en,mk in {
   "Emp":lambda:select(Emp).options(lf(Mgr.reports)),
   "EmpPoly":lambda:select(Emp).options(selectin_polymorphic(Emp,[Mgr]),lf(Mgr.reports)),
   "WP":lambda:select(WP).options(lf(WP.Mgr.reports)),
   "WPc":lambda:select(WP).options(lf(WP.company).selectinload(Company.emps)),
   "CoOf":lambda:select(Company).options(selectinload(Company.emps.of_type(Mgr)).options(lf(Mgr.reports))),
   "CoOfWP":lambda:select(Company).options(selectinload(Company.emps.of_type(WP)).options(lf(WP.Mgr.reports))),
   "CoPoly":lambda:select(Company).options(selectinload(Company.emps).options(selectin_polymorphic(Emp,[Mgr]),lf(Mgr.reports))),
   "JCoOf":lambda:select(Company).options(joinedload(Company.emps.of_type(Mgr)).options(lf(Mgr.reports))),
   "Mgr2":lambda:select(Mgr).options(lf(Mgr.reports).selectinload(Emp.boss)),
  }.items():
    if ln=="subqueryload" and en=="CoOf": continue
    LOG.clear(); s.expunge_all()
    try:
        r=s.scalars(mk()).unique().all(); print(ln,en,len(r))
        print([sorted(k for k in x.__dict__ if k[0]!="_") for x in r])
        for x in r:
            for k in ("reports","company"):
                if hasattr(type(x),k):
                    try: v=getattr(x,k); print(k, v and (len(v) if isinstance(v,list) else v.name))
                    except Exception as ex: print(type(ex).__name__,ex)
    except Exception as ex: print(ln,en,type(ex).__name__,str(ex)[:300])
    for l in LOG: print("  ::"," ".join(l.split()))

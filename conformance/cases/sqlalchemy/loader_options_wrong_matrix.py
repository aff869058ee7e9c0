from sqlalchemy import *
from sqlalchemy import exc
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
EA=aliased(Emp); MA=aliased(Mgr); CA=aliased(Company); WP=with_polymorphic(Emp,[Mgr])

attrs = {"Emp.name": Emp.name, "Mgr.reports": Mgr.reports, "Emp.company": Emp.company, "EA.boss": EA.boss, "CA.emps": CA.emps,
         "WP.boss": WP.boss, "WP.Mgr.reports": WP.Mgr.reports, "of_type": Company.emps.of_type(Mgr), "text": "emps", "Emp": Emp, "column": Emp.__table__.c.name}
roots = {"Company": Company, "Emp": Emp, "Mgr": Mgr, "EA": EA, "WP": WP}


def show(label, make):
    try:
        option = make()
    except Exception as ex:
        print(label, "made:", type(ex).__name__, ex)
        return
    for name, root in roots.items():
        try:
            str(select(root).options(option))
            text = "ok"
        except Exception as ex:
            text = type(ex).__name__ + " " + str(ex)
        print(label, name, text)


for fn in (joinedload, selectinload, defaultload, defer, load_only, contains_eager, raiseload):
    for key, attr in attrs.items():
        show(f"{fn.__name__}({key})", lambda: fn(attr))
for key, attr in attrs.items():
    for name in ("joinedload", "defer", "load_only", "undefer"):
        show(f"Load(Emp).{name}({key})", lambda: getattr(Load(Emp), name)(attr))
        show(f"joinedload(Mgr.reports).{name}({key})", lambda: getattr(joinedload(Mgr.reports), name)(attr))
        show(f"joinedload(Emp.name).{name}({key})", lambda: getattr(joinedload(Emp.name), name)(attr) if name != "defer" else None)
print(EA.boss, WP.boss, inspect(WP), inspect(EA), Load(Emp), Load(WP))
for make in (lambda: Load(5), lambda: Load("Emp"), lambda: Load(), lambda: Load(Emp.name), lambda: load_only("name"), lambda: load_only(Emp.name, Company.name), lambda: raiseload("*", Emp.boss),
             lambda: joinedload(Emp.boss).options(5), lambda: joinedload(Emp.boss, colour=1), lambda: selectinload(Emp.boss, innerjoin=True), lambda: raiseload("*").options(raiseload(Emp.boss)),
             lambda: selectin_polymorphic(5, [Mgr]), lambda: joinedload(func.max(Emp.name)), lambda: select(EA, Emp).options(joinedload(Company.emps)).compile()):
    try:
        print(type(make()).__name__)
    except Exception as ex:
        print(type(ex).__name__, ex)

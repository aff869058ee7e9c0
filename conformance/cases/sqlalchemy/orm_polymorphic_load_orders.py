"""The order of second statements for several subclasses."""
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
def model(order):
    class Base(DeclarativeBase): pass
    class Emp(Base):
        __tablename__="emp"
        id: Mapped[int]=mapped_column(primary_key=True)
        kind: Mapped[str]
        name: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"emp"}
    out={"Emp":Emp}
    for n in order:
        load=order[n]
        ns={"__tablename__":n.lower(),"__annotations__":{"id":Mapped[int],n.lower()+"_x":Mapped[str]},
            "id":mapped_column(ForeignKey("emp.id"),primary_key=True), n.lower()+"_x":mapped_column(nullable=True),
            "__mapper_args__":{"polymorphic_identity":n.lower(),"polymorphic_load":load} if load else {"polymorphic_identity":n.lower()}}
        out[n]=type(n,(Emp,),ns)
    class Sub(out["Mgr"]):
        __tablename__="sub"
        id: Mapped[int]=mapped_column(ForeignKey("mgr.id"),primary_key=True)
        sub_x: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_identity":"sub","polymorphic_load":"selectin"}
    out["Sub"]=Sub
    return Base,out
for order in ({"Mgr":"selectin","Eng":"selectin","Zed":"selectin"},{"Zed":"selectin","Eng":"selectin","Mgr":"selectin"},{"Mgr":"inline","Eng":"selectin","Zed":"selectin"},{"Mgr":"selectin","Eng":"inline","Zed":None}):
    Base,o=model(order)
    eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
    with Session(eng) as s:
        for i,n in enumerate(["Zed","Mgr","Emp","Eng","Sub","Mgr","Sub","Zed"]): s.add(o[n](id=i+1,name=n+str(i)))
        s.commit()
    Emp=o["Emp"]
    for st in (select(Emp),select(Emp).order_by(Emp.id.desc()),select(o["Mgr"]),
        select(Emp).options(selectin_polymorphic(Emp,[o["Mgr"],o["Eng"]])),select(Emp).options(selectin_polymorphic(Emp,[o["Eng"],o["Zed"],o["Sub"]])),
        select(Emp).options(selectin_polymorphic(Emp,[o["Sub"],o["Mgr"]])),select(o["Mgr"]).options(selectin_polymorphic(o["Mgr"],[o["Sub"]])),
        select(with_polymorphic(Emp,[o["Eng"]]))):
        with Session(eng) as s:
            print("----",order)
            for e in s.scalars(st): print(type(e).__name__, sorted(k for k in e.__dict__ if k[0]!="_"))

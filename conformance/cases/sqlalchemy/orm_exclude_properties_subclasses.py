"""exclude_properties and include_properties of subclasses."""
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    kind: Mapped[str]
    x: Mapped[str]=mapped_column(nullable=True)
    y: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"a"}
class B(A):
    __tablename__="b"
    id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
    z: Mapped[str]=mapped_column(nullable=True)
    w: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"b","exclude_properties":["x","w"]}
class C(A):
    __mapper_args__={"polymorphic_identity":"c","exclude_properties":["y"]}
class D(A):
    __mapper_args__={"polymorphic_identity":"d","include_properties":["id","x"]}
class E(B):
    __mapper_args__={"polymorphic_identity":"e"}
for k in (A,B,C,D,E):
    m=inspect(k)
    print(k.__name__, list(m.column_attrs.keys()), )
    print(select(k))
    for n in "xyzw":
        print(n, hasattr(k,n), n in m.all_orm_descriptors, n in m.attrs)
eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
with Session(eng) as s:
    for k in (A,B,C,D,E):
        for kw in ({"x":"1"},{"y":"2"},{"z":"3"},{"w":"4"}):
            try:
                o=k(**kw); s.add(o); s.flush(); print(k.__name__,kw,"ok")
            except Exception as ex: print(k.__name__,kw,type(ex).__name__,ex); s.rollback()
    s.commit()
    s.expunge_all()
    for o in s.scalars(select(A).order_by(A.id)):
        for n in "xyzw":
            print(type(o).__name__, n, getattr(o,n,"-"))

"""Hierarchies of classes, right and wrong, with what is said of them."""
import warnings
from sqlalchemy import *
from sqlalchemy.orm import *
n=0
def run(name,f):
    print("--",name)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            class Base(DeclarativeBase): pass
            ks=f(Base)
            configure_mappers()
            for k in ks:
                m=inspect(k)
                print(k.__name__,[(p.key,[str(c) for c in p.columns]) for p in m.column_attrs], m.inherit_condition if False else "")
                print(select(k))
            eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
            with Session(eng) as s:
                for k in ks:
                    o=k()
                    for p in inspect(k).column_attrs:
                        if p.key in ("v",): setattr(o,p.key,"val")
                    s.add(o)
                s.commit()
                s.expunge_all()
                for o in s.scalars(select(ks[0])): print(type(o).__name__,{p.key:getattr(o,p.key) for p in inspect(type(o)).column_attrs})
        except Exception as e: print(type(e).__name__,e)
        for x in w: print("W",x.category.__name__,x.message)
def base(Base,**kw):
    class A(Base):
        __tablename__="a"
        id: Mapped[int]=mapped_column(primary_key=True)
        kind: Mapped[str]=mapped_column(nullable=True)
        v: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"a",**kw}
    return A
def f1(Base):
    A=base(Base)
    class B(A):
        __tablename__="b"
        id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
    return A,B
def f2(Base):
    A=base(Base)
    class B(A): pass
    return A,B
def f3(Base):
    A=base(Base)
    class B(A):
        __tablename__="b"
        id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
        v: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_identity":"b"}
    return A,B
def f6(Base):
    A=base(Base)
    class B(A):
        __tablename__="b"
        bid: Mapped[int]=mapped_column(primary_key=True)
        aid: Mapped[int]=mapped_column(ForeignKey("a.id"))
        __mapper_args__={"polymorphic_identity":"b"}
    return A,B
def f7(Base):
    A=base(Base)
    class B(A):
        __tablename__="b"
        id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
        other: Mapped[int]=mapped_column(ForeignKey("a.id"),nullable=True)
        __mapper_args__={"polymorphic_identity":"b","inherit_condition":id==A.id}
    return A,B
def f8(Base):
    A=base(Base)
    class B(A):
        __tablename__="b"
        id: Mapped[int]=mapped_column(primary_key=True)
        __mapper_args__={"polymorphic_identity":"b","inherit_condition":id==A.id,"inherit_foreign_keys":[id]}
    return A,B
def f9(Base):
    A=base(Base)
    class B(A):
        __tablename__="b"
        id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
        vv: Mapped[str]=mapped_column("v",nullable=True)
        __mapper_args__={"polymorphic_identity":"b"}
    return A,B
def f10(Base):
    A=base(Base)
    class B(A):
        __tablename__="b"
        id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
        v: Mapped[str]=mapped_column("vx",nullable=True)
        __mapper_args__={"polymorphic_identity":"b"}
    return A,B
def f11(Base):
    A=base(Base,polymorphic_load=None)
    class B(A):
        __abstract__=True
    class C(B):
        c: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_identity":"c"}
    return A,C
def f12(Base):
    A=base(Base)
    class B(A):
        __mapper_args__={"polymorphic_abstract":True}
    class C(B):
        v: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_identity":"c"}
    return A,C
def f13(Base):
    A=base(Base)
    class B(A):
        x: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_identity":"b"}
    class C(A):
        x: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_identity":"c"}
    return A,B,C
def f14(Base):
    A=base(Base)
    class B(A):
        x: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_identity":"b"}
    class C(A):
        x: Mapped[str]=mapped_column(use_existing_column=True,nullable=True)
        __mapper_args__={"polymorphic_identity":"c"}
    return A,B,C
def f15(Base):
    A=base(Base)
    class B(A):
        __mapper_args__={"polymorphic_identity":"a"}
    return A,B
def f16(Base):
    class A(Base):
        __tablename__="a"
        id: Mapped[int]=mapped_column(primary_key=True)
    class B(A):
        __tablename__="b"
        id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
        x: Mapped[str]=mapped_column(nullable=True)
    return A,B
def f21(Base):
    class A(Base):
        __tablename__="a"
        id: Mapped[int]=mapped_column(primary_key=True)
        kind: Mapped[str]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_on":kind+"x","polymorphic_identity":"ax"}
    return A,
def f22(Base):
    class A(Base):
        __tablename__="a"
        id: Mapped[int]=mapped_column(primary_key=True)
        kind: Mapped[str]=mapped_column("k2",nullable=True)
        ty=column_property(case((kind=="x","bb"),else_="aa"))
        __mapper_args__={"polymorphic_on":ty,"polymorphic_identity":"aa"}
    class B(A):
        __mapper_args__={"polymorphic_identity":"bb"}
    return A,B
def f25(Base):
    A=base(Base)
    class B(A):
        __table_args__=(UniqueConstraint("v"),)
        __mapper_args__={"polymorphic_identity":"b"}
    return A,B
def f26(Base):
    A=base(Base)
    class B(A):
        pk: Mapped[int]=mapped_column(primary_key=True)
        __mapper_args__={"polymorphic_identity":"b"}
    return A,B
for i in [1, 2, 3, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22, 25, 26]: run(f"f{i}",globals()[f"f{i}"])

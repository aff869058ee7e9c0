"""polymorphic_on that is an expression."""
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    kind: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_on":case((kind=="q","b"),(kind=="r","c"),else_="a"),"polymorphic_identity":"a"}
class B(A):
    bx: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"b"}
class C(A):
    __tablename__="c"
    id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
    cx: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"c"}
class R(Base):
    __tablename__="r"
    id: Mapped[int]=mapped_column(primary_key=True)
    a_id: Mapped[int]=mapped_column(ForeignKey("a.id"))
    a: Mapped[A]=relationship()
eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
m=inspect(A)
print(m.polymorphic_on, [p.key for p in m.column_attrs], hasattr(A,"_sa_polymorphic_on"))
with Session(eng) as s:
    s.add_all([R(a=A(kind="z")),R(a=B(kind="q",bx="1")),R(a=C(kind="r",cx="2")),R(a=A(kind=None)),R(a=A(kind="q"))]); s.commit()
    s.expunge_all()
    for st in (select(A),select(B),select(C),select(with_polymorphic(A,"*")),select(aliased(A)),select(A).order_by(A.kind).limit(2),select(with_polymorphic(A,"*",flat=True)),select(R).options(joinedload(R.a)),select(R).options(selectinload(R.a)),select(R).join(R.a.of_type(B)),select(A).options(selectin_polymorphic(A,[C])),select(A).where(A.kind=="q"),select(union_all(select(A),select(A)).subquery()),select(A).options(defer(A.kind)),select(A).options(load_only(A.id))):
        print(st)
        try: print([type(o).__name__ + str(sorted(k for k in o.__dict__ if k[0]!="_")) if not isinstance(o,int) else o for o in s.scalars(st).unique()])
        except Exception as e: print(type(e).__name__,e)
        s.expunge_all()
    r=s.get(R,2); print(type(r.a).__name__, r.a.bx); s.expire_all(); print(r.a.bx)
    c=s.get(C,3); print(c.cx); s.refresh(c); c.kind="q"; s.commit(); print(type(c).__name__, c.cx)
    print(s.get(B,1), type(s.get(A,2)).__name__)
    try: print(s.execute(update(B).where(B.bx=="1").values(bx="9")).rowcount)
    except Exception as e: print(type(e).__name__,e)
    try: print(s.execute(delete(B)).rowcount)
    except Exception as e: print(type(e).__name__,e)
    s.execute(insert(A),[{"kind":"q"},{"kind":"r"}])
    s.execute(insert(B),[{"kind":"q","bx":"p"}])

from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    def __repr__(s): return f"A({s.__dict__.get('name')})"
e=create_engine("sqlite://"); Base.metadata.create_all(e)
def t(l,f):
    try: print(l,"->",type(r).__name__ if not isinstance(r:=f(),(int,str,bool,type(None),list)) else r)
    except Exception as x: print(l,"!!",type(x).__name__,str(x)[:500])
s=Session(e,twophase=True)
def st(l): print(l,s.in_transaction(),s.in_nested_transaction(),s.is_active,len(s.new),len(s.identity_map), s.twophase)
t("add",lambda:s.add(A(name="x"))); st(1)
t("flush",s.flush); st(2)
t("commit",s.commit); st(3)
t("rollback",s.rollback); st(4)
t("read",lambda:s.scalars(select(A)).all()); st(5)
t("commit",s.commit); st(6)
t("close",s.close); st(7)
t("prepare",s.prepare); st(8)
t("rb",s.rollback)
t("begin",s.begin); t("prepare",s.prepare); st(9); t("commit",s.commit); t("rb",s.rollback)
t("nested",lambda:s.begin_nested()); st(10); t("rb",s.rollback); st(11)
def ctx():
    with Session(e,twophase=True) as q:
        q.add(A(name="y")); q.commit()
t("ctx",ctx)
def ctx2():
    with sessionmaker(e,twophase=True).begin() as q: q.add(A(name="z"))
t("ctx2",ctx2)
s2=Session(e); t("prep no2",s2.prepare); t("begin",s2.begin); t("prep no2",s2.prepare); t("rb",s2.rollback)
with e.connect() as c: print(c.execute(select(A)).all())

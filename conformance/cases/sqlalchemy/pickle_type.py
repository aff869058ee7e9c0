"""PickleType: its pickler, protocol, comparator and impl."""
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.mutable import *
class B(DeclarativeBase): pass
def mk(n,ty,**k):
    class P(B):
        __tablename__=n
        id: Mapped[int]=mapped_column(primary_key=True)
        st: Mapped[set]=mapped_column(ty,**k)
    return P
e=create_engine("sqlite://")
for i,(ty,k,v) in enumerate([(PickleType,{},{1}),(PickleType,{"default":set},None),(MutableSet.as_mutable(PickleType),{},{1}),(MutableSet.as_mutable(PickleType),{"default":set},None),(MutableSet.as_mutable(PickleType()),{"default":lambda:{2}},None),(PickleType,{"default":{3}},None)]):
    P=mk("p%d"%i,ty,**k); B.metadata.create_all(e)
    with Session(e) as s:
        try:
            s.add(P(**({"st":v} if v else {}))); s.commit(); print(i,s.scalars(select(P.st)).all())
        except Exception as x: print(i,type(x),str(x)[:200])
import json
class J:
    def dumps(self,v,protocol): return json.dumps(v).encode()
    def loads(self,v): return json.loads(v)
P=mk("q1",PickleType(pickler=J(),protocol=2)); Q=mk("q2",PickleType(protocol=2,comparator=lambda a,b: len(a)==len(b))); B.metadata.create_all(e)
class TD(TypeDecorator):
    impl=PickleType; cache_ok=True
    def process_bind_param(self,v,d): return ("w",v)
    def process_result_value(self,v,d): return v
R=mk("q3",TD)
B.metadata.create_all(e)
with Session(e) as s:
    p=P(st=[1,2]); q=Q(st=[1]); r=R(st=4); n=Q(); s.add(p); s.flush(); s.add(q); s.flush(); s.add(r); s.commit(); print(p.st,q.st,r.st,s.scalar(select(type_coerce(P.st,LargeBinary))))
    q.st=[2]; s.commit(); print(q.st); q.st=[2,3]; s.commit(); print(q.st); q.st.append(4); print(s.dirty); s.commit(); print(q.st)
    print(s.scalars(select(Q.id).where(Q.st==[2,3])).all(), s.scalars(select(Q.id).where(Q.st.in_([[2,3]]))).all())
    print(s.execute(select(func.max(Q.st))).all(),s.execute(select(literal({1},PickleType))).all(),s.execute(select(cast({"a":1},PickleType))).all())
    try: q.st=None; s.commit()
    except Exception as x: print(type(x).__name__,str(x)[:100]); s.rollback()
    s.execute(update(Q).values(st={"k":1})); print(s.execute(select(Q.st)).all(), q.st)
    s.execute(insert(Q),[{"st":1},{"st":"x"}]); print(s.execute(select(Q.st)).all())
print(repr(PickleType()),repr(PickleType(protocol=2)),PickleType().python_type if 0 else "", Q.st.type, PickleType().compile(dialect=__import__("sqlalchemy.dialects.mysql",fromlist=["x"]).dialect()) )
from sqlalchemy.dialects.mysql import LONGBLOB
try: print(CreateTable(Table("x",MetaData(),Column("a",PickleType(impl=LONGBLOB)))).compile(dialect=__import__("sqlalchemy.dialects.mysql",fromlist=["x"]).dialect()))
except NameError:
    from sqlalchemy.schema import CreateTable
    print(CreateTable(Table("x",MetaData(),Column("a",PickleType(impl=LONGBLOB)))).compile(dialect=__import__("sqlalchemy.dialects.mysql",fromlist=["x"]).dialect()))

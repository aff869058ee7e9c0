"""Mutable values in pickles and copies; types that compare values themselves."""
import pickle,copy
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.mutable import *
class B(DeclarativeBase): pass
class P(B):
    __tablename__="p"
    id: Mapped[int]=mapped_column(primary_key=True)
    d: Mapped[dict]=mapped_column(MutableDict.as_mutable(PickleType))
    l: Mapped[list]=mapped_column(MutableList.as_mutable(PickleType))
    s: Mapped[set]=mapped_column(MutableSet.as_mutable(PickleType))
e=create_engine("sqlite://"); B.metadata.create_all(e)
class Len(TypeDecorator):
    impl=String; cache_ok=True
    def compare_values(self,x,y): return len(x)==len(y)
class Q(B):
    __tablename__="q"
    id: Mapped[int]=mapped_column(primary_key=True)
    w: Mapped[str]=mapped_column(Len)
B.metadata.create_all(e)
with Session(e) as s:
    p=P(d={"a":1},l=[1,2],s={3}); s.add(p); s.commit(); p.d
    q=pickle.loads(pickle.dumps(p)); print(q.d,q.l,q.s,type(q.d).__name__,type(q.l).__name__,type(q.s).__name__)
    q.d["b"]=2; q.l.append(9); q.s.add(4); print(sorted(inspect(q).attrs.keys()), [inspect(q).attrs[k].history.has_changes() for k in "dls"], inspect(q).modified)
    s.expunge(p); s.add(q); s.commit(); print(q.d,q.l,q.s)
    for f in (copy.copy,copy.deepcopy,lambda v: pickle.loads(pickle.dumps(v))):
        for v in (q.d,q.l,q.s):
            c=f(v); print(type(c).__name__,c,c==v,len(c._parents))
            c.clear(); print(v, q in s.dirty)
    s.commit()
    x=Q(w="abc"); s.add(x); s.commit(); x.w; x.w="xyz"; print(x in s.dirty, s.is_modified(x), inspect(x).attrs.w.history); s.commit(); print(x.w)
    x.w="long"; print(s.is_modified(x)); s.commit(); print(x.w)
    q.l[:]=[7]; s.commit(); print(q.l); q.l*=2; print(q.l, s.is_modified(q)); s.commit(); print(q.l)

"""Operations on a dynamic relationship whose objects are owned."""

import warnings
warnings.simplefilter("always")
from sqlalchemy import *
from sqlalchemy.orm import *
def build(kind_backref):
    class Base(DeclarativeBase): pass
    pc=Table("pc",Base.metadata,Column("p_id",ForeignKey("p.id"),primary_key=True),Column("c_id",ForeignKey("c.id"),primary_key=True))
    class P(Base):
        __tablename__="p"
        id: Mapped[int]=mapped_column(primary_key=True)
        n: Mapped[str]
        children: DynamicMapped["C"]=relationship(back_populates="parent",cascade="all, delete-orphan")
        def __repr__(self): return "P"+str(self.__dict__.get("n"))
    class C(Base):
        __tablename__="c"
        id: Mapped[int]=mapped_column(primary_key=True)
        n: Mapped[str]
        p_id: Mapped[int]=mapped_column(ForeignKey("p.id"),nullable=True)
        parent: Mapped["P"]=relationship(back_populates="children")
        def __repr__(self): return "C"+str(self.__dict__.get("n"))
    return Base,P,C
SHAPE='dyn'
def fresh(P,C,eng):
    s=Session(eng)
    a,b=P(n="a"),P(n="b"); cs=[C(n=str(i)) for i in range(4)]
    def put(p,c):
        if SHAPE=="list": p.children.append(c)
        elif SHAPE=="set": p.children.add(c)
        elif SHAPE=="dict": p.children[c.n]=c
        elif SHAPE=="one": p.children=c
        else: p.children.add(c)
    s.add_all([a,b,*cs])
    put(a,cs[0])
    if SHAPE!="one": put(a,cs[1])
    put(b,cs[2])
    s.commit()
    return s,a,b,cs,put
def cont(p):
    v=p.children
    if SHAPE in("wo",): return "wo"
    if SHAPE=="dyn": return sorted(x.n for x in v)
    if SHAPE=="dict": return sorted(v)
    if SHAPE=="one": return v
    return sorted(x.n for x in v)
def remove(p,c):
    if SHAPE=="dict": del p.children[c.n]
    elif SHAPE=="one": p.children=None
    else: p.children.remove(c)
def bulk(p,l):
    if SHAPE=="set": p.children=set(l)
    elif SHAPE=="dict": p.children={x.n:x for x in l}
    elif SHAPE=="one": p.children=l[0]
    else: p.children=l
def back(c,p):
    if isinstance(c.parent,list): c.parent=[p] if p else []
    else: c.parent=p
OPS={
"append":lambda s,a,b,cs,put,P,C: put(a,cs[3]),
"append new":lambda s,a,b,cs,put,P,C: put(a,C(n="new")),
"move":lambda s,a,b,cs,put,P,C: put(b,cs[0]),
"remove":lambda s,a,b,cs,put,P,C: remove(a,cs[0]),
"bulk":lambda s,a,b,cs,put,P,C: bulk(a,[cs[3],cs[0]]),
"bulk move":lambda s,a,b,cs,put,P,C: bulk(a,[cs[2]]),
"empty":lambda s,a,b,cs,put,P,C: bulk(a,[]) if SHAPE!="one" else setattr(a,"children",None),
"del attr":lambda s,a,b,cs,put,P,C: delattr(a,"children"),
"back set":lambda s,a,b,cs,put,P,C: back(cs[3],a),
"back move":lambda s,a,b,cs,put,P,C: back(cs[0],b),
"back none":lambda s,a,b,cs,put,P,C: back(cs[0],None),
"back new":lambda s,a,b,cs,put,P,C: C(n="bn",parent=[a] if SHAPE=="list" and False else a),
"back del":lambda s,a,b,cs,put,P,C: delattr(cs[0],"parent"),
"delete parent":lambda s,a,b,cs,put,P,C: s.delete(a),
"delete child":lambda s,a,b,cs,put,P,C: s.delete(cs[0]),
"delete both":lambda s,a,b,cs,put,P,C: (s.delete(cs[0]),s.delete(a)),
"remove+delete":lambda s,a,b,cs,put,P,C: (remove(a,cs[0]),s.delete(a)),
"merge":lambda s,a,b,cs,put,P,C: s.merge(P(id=a.id,n="m")),
"merge kids":lambda s,a,b,cs,put,P,C: s.merge(mk(P,C,a,cs)),
"expunge":lambda s,a,b,cs,put,P,C: (cont(a),s.expunge(a)),
"expire":lambda s,a,b,cs,put,P,C: (cont(a),s.expire(a),print(inspect(a).unloaded)),
"expire rel":lambda s,a,b,cs,put,P,C: (cont(a),s.expire(a,["children"])),
"refresh":lambda s,a,b,cs,put,P,C: (cont(a),s.refresh(a)),
"refresh rel":lambda s,a,b,cs,put,P,C: (s.refresh(a,["children"])),
"pk change":lambda s,a,b,cs,put,P,C: setattr(a,"id",77),
"new graph":lambda s,a,b,cs,put,P,C: s.add(ng(P,C,put)),
"pending remove":lambda s,a,b,cs,put,P,C: pr(s,P,C,put),
"readd":lambda s,a,b,cs,put,P,C: (remove(a,cs[0]),put(a,cs[0])),
"remove flush readd":lambda s,a,b,cs,put,P,C: (remove(a,cs[0]),s.flush(),put(a,cs[0])),
"fk set":lambda s,a,b,cs,put,P,C: setattr(cs[0],"p_id",b.id),
"rollback":lambda s,a,b,cs,put,P,C: (put(a,C(n="r")),s.flush(),s.rollback(),print(cont(a))),
}
def mk(P,C,a,cs):
    p=P(id=a.id,n="mk"); 
    bulk(p,[C(id=cs[3].id,n="3"),C(n="x")] ) if SHAPE not in("one",) else setattr(p,"children",C(id=cs[3].id,n="3"))
    return p
def ng(P,C,put):
    p=P(n="ng"); put(p,C(n="g1")); 
    if SHAPE!="one": put(p,C(n="g0"))
    return p
def pr(s,P,C,put):
    p=P(n="pr"); c=C(n="prc"); put(p,c); s.add(p); remove(p,c); print(c in s)
for bk in (True,):
    try:
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            Base,P,C=build(bk); configure_mappers()
        for x in w: print("W",x.message)
    except Exception as e:
        print("BUILD",type(e).__name__,e); continue
    for op,f in OPS.items():
        eng=create_engine("sqlite://"); 
        with eng.begin() as c: pass
        Base.metadata.create_all(eng)
        try:
            s,a,b,cs,put=fresh(P,C,eng)
        except Exception as e:
            print("FRESH",type(e).__name__,str(e)[:300]); break
        log=[]
        event.listen(eng,"before_cursor_execute",lambda conn,cur,st,pr,ctx,many: log.append((" ".join(st.split()),pr)))
        print("==",op)
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            try:
                f(s,a,b,cs,put,P,C)
                print(sorted(map(repr,s.new)),sorted(map(repr,s.dirty)),sorted(map(repr,s.deleted)))
                s.flush()
                print([cs_.n if cs_ in s else "-" for cs_ in cs] if False else "")
                s.commit()
            except Exception as e:
                print(type(e).__name__,str(e).split("(Background")[0][:400]); 
                try: s.rollback()
                except Exception as e: print("RB",e)
            for l in log: print("  ",l)
            for x in w: print("W",x.category.__name__,str(x.message)[:200])
        print([ "".join(k for k in ("transient","pending","persistent","deleted","detached") if getattr(inspect(o),k))[:4] for o in (a,b,*cs)])
        s.close()
        with eng.connect() as c:
            print(c.execute(select(P.__table__)).all(),c.execute(select(C.__table__)).all(),c.execute(text("select * from pc")).all())

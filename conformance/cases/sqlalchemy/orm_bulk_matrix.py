"""Every way to write rows in bulk, of a joined subclass and of a class with a version."""
import warnings
from sqlalchemy import *
from sqlalchemy.orm import *
class Base(DeclarativeBase): pass
class A(Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    kind: Mapped[str]=mapped_column(default="a")
    n: Mapped[str]=mapped_column("ncol",nullable=True)
    df: Mapped[int]=mapped_column(default=4,nullable=True)
    sd: Mapped[int]=mapped_column(server_default="3",nullable=True)
    up: Mapped[int]=mapped_column(onupdate=9,nullable=True)
    __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"a"}
class J(A):
    __tablename__="j"
    id: Mapped[int]=mapped_column(ForeignKey("a.id"),primary_key=True)
    jx: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"j"}
class S(A):
    sx: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"s"}
class V(Base):
    __tablename__="v"
    id: Mapped[int]=mapped_column(primary_key=True)
    n: Mapped[str]=mapped_column(nullable=True)
    ver: Mapped[int]=mapped_column()
    __mapper_args__={"version_id_col":ver}
def rows(s,e): return [tuple(r) for r in s.execute(select(*e.__table__.c)).all()]
def sh(r):
    if r is None: return None
    if isinstance(r,(int,str,list,tuple)): return r
    return type(r).__name__
OPS={}
for en,E,x in (("J",J,{"n":"1","jx":"q"}),("V",V,{"n":"1"})):
    two=[dict(x,n="p"),dict(x,n="q")]
    het=[dict(x,n="p"),{"n":"only"},dict(x,n="z",id=77)]
    OPS.update({
    f"{en} insert list":lambda s,E=E,two=two: s.execute(insert(E),two),
    f"{en} insert one":lambda s,E=E,two=two: s.execute(insert(E),two[0]),
    f"{en} insert one list":lambda s,E=E,two=two: s.execute(insert(E),[two[0]]),
    f"{en} insert values":lambda s,E=E,two=two: s.execute(insert(E).values(**two[0])),
    f"{en} insert values list":lambda s,E=E,two=two: s.execute(insert(E).values(two)),
    f"{en} insert het":lambda s,E=E,het=het: s.execute(insert(E),het),
    f"{en} insert het nulls":lambda s,E=E,het=het: s.execute(insert(E),[dict(h,**({"df":None} if "df" in E.__table__.c else {})) for h in het],execution_options={"render_nulls":True}),
    f"{en} insert het nonulls":lambda s,E=E,het=het: s.execute(insert(E),[dict(h,**({"df":None} if "df" in E.__table__.c else {})) for h in het]),
    f"{en} ret ent":lambda s,E=E,two=two: [(o.id,o.n) for o in s.scalars(insert(E).returning(E),two)],
    f"{en} ret sorted":lambda s,E=E,two=two: [(o.id,o.n) for o in s.scalars(insert(E).returning(E,sort_by_parameter_order=True),two)],
    f"{en} ret cols":lambda s,E=E,two=two: [tuple(r) for r in s.execute(insert(E).returning(E.id,E.n),two)],
    f"{en} ret het":lambda s,E=E,het=het: [(o.id,o.n) for o in s.scalars(insert(E).returning(E),het)],
    f"{en} ret values":lambda s,E=E,two=two: [(o.id,o.n) for o in s.scalars(insert(E).values(two).returning(E))],
    f"{en} insert values+list":lambda s,E=E,two=two: s.execute(insert(E).values(n=func.upper("x")),[{k:v for k,v in d.items() if k!="n"} for d in two]),
    f"{en} upd bypk":lambda s,E=E: s.execute(update(E),[{"id":1,"n":"u1"},{"id":2,"n":"u2"}]),
    f"{en} upd bypk het":lambda s,E=E: s.execute(update(E),[{"id":1,"n":"u1"},{"id":2,"n":None}]),
    f"{en} upd bypk gone":lambda s,E=E: s.execute(update(E),[{"id":99,"n":"u1"}]),
    f"{en} upd where":lambda s,E=E: s.execute(update(E).where(E.id>0).values(n="w")).rowcount,
    f"{en} upd where ret":lambda s,E=E: [(o.id,o.n) for o in s.scalars(update(E).where(E.id>0).values(n="w").returning(E))],
    f"{en} upd expr":lambda s,E=E: s.execute(update(E).values(n=E.n+"!")).rowcount,
    f"{en} upd ordered":lambda s,E=E: s.execute(update(E).ordered_values((E.n,"o"))).rowcount,
    f"{en} del":lambda s,E=E: s.execute(delete(E).where(E.id>0)).rowcount,
    f"{en} del ret":lambda s,E=E: [(o.id,o.n) for o in s.scalars(delete(E).where(E.id>0).returning(E))],
    f"{en} bulk_save":lambda s,E=E,two=two: s.bulk_save_objects([E(**d) for d in two]),
    f"{en} bulk_save ret":lambda s,E=E,two=two: bsr(s,E,two),
    f"{en} bulk_insert":lambda s,E=E,two=two: s.bulk_insert_mappings(E,two),
    f"{en} bulk_insert ret":lambda s,E=E,two=two: bir(s,E,two),
    f"{en} bulk_insert nulls":lambda s,E=E,het=het: s.bulk_insert_mappings(E,[dict(h,**({"df":None} if "df" in E.__table__.c else {})) for h in het],render_nulls=True),
    f"{en} bulk_update":lambda s,E=E: s.bulk_update_mappings(E,[{"id":1,"n":"b1"},{"id":2,"n":"b2"}]),
    f"{en} bulk_save upd":lambda s,E=E: bsu(s,E),
    f"{en} insert bad":lambda s,E=E,two=two: s.execute(insert(E),[dict(two[0],zz=1)]),
    f"{en} populate":lambda s,E=E: pe(s,E),
    f"{en} from_select":lambda s,E=E: s.execute(insert(E).from_select(["n"],select(literal("fs")))).rowcount,
    f"{en} sync bad":lambda s,E=E: s.execute(update(E).values(n="k"),execution_options={"synchronize_session":"bogus"}),
    })
def bsr(s,E,two):
    l=[E(**d) for d in two]; s.bulk_save_objects(l,return_defaults=True); return [(o.id,o.__dict__.get("sd")) for o in l]
def bir(s,E,two):
    l=[dict(d) for d in two]; s.bulk_insert_mappings(E,l,return_defaults=True); return [sorted(d.items()) for d in l]
def bsu(s,E):
    o=s.scalars(select(E).limit(2)).all()
    for x in o: x.n="bs"
    s.bulk_save_objects(o); return [inspect(x).modified for x in o]
def pe(s,E):
    o=s.scalars(select(E)).first(); o.n="dirty"
    with s.no_autoflush: return [x.n for x in s.scalars(update(E).where(E.id==o.id).values(n="pe").returning(E),execution_options={"populate_existing":True,"synchronize_session":False})]
for name,f in OPS.items():
    eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
    with Session(eng) as s:
        s.add_all([A(n="a1"),J(n="j1",jx="jj"),S(n="s1"),V(n="v1"),V(n="v2")]); s.flush()
        s.add_all([A(n="a2"),J(n="j2")]); s.commit()
    s=Session(eng); held=s.scalars(select(A)).all()
    log=[]
    event.listen(eng,"before_cursor_execute",lambda conn,cur,st,pr,ctx,many: log.append((" ".join(st.split()),pr,many)))
    print("==",name)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            r=f(s); print(sh(r)); 
            if hasattr(r,"rowcount") and not isinstance(r,(int,str)): print("rc",r.rowcount,r.returns_rows)
            print([(o.__dict__.get("n"),o.__dict__.get("up")) for o in held])
        except Exception as e: print(type(e).__name__,str(e).split("\n(Back")[0][:400])
        for l in log: print("  ",l)
        for m in w: print("W",m.category.__name__,str(m.message)[:200])
    try: print(rows(s,A),rows(s,J),rows(s,V))
    except Exception as e: print(type(e).__name__)
    s.close()

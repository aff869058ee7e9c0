"""A hundred and fifty forms of select() on classes, aliases and what stands for them, for SQLite and PostgreSQL."""
import warnings,re
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.dialects import postgresql
class Base(DeclarativeBase): pass
class U(Base):
    __tablename__="u"
    id: Mapped[int]=mapped_column(primary_key=True)
    name: Mapped[str]
    boss_id: Mapped[int]=mapped_column(ForeignKey("u.id"),nullable=True)
    addrs: Mapped[list["Ad"]]=relationship(back_populates="user",order_by="Ad.id")
    boss: Mapped["U"]=relationship(remote_side=id,back_populates="subs")
    subs: Mapped[list["U"]]=relationship(back_populates="boss")
    orders: Mapped[list["O"]]=relationship(back_populates="user")
class Ad(Base):
    __tablename__="ad"
    id: Mapped[int]=mapped_column(primary_key=True)
    email: Mapped[str]
    user_id: Mapped[int]=mapped_column(ForeignKey("u.id"))
    user: Mapped[U]=relationship(back_populates="addrs")
oi=Table("oi",Base.metadata,Column("o_id",ForeignKey("o.id"),primary_key=True),Column("i_id",ForeignKey("i.id"),primary_key=True))
class O(Base):
    __tablename__="o"
    id: Mapped[int]=mapped_column(primary_key=True)
    kind: Mapped[str]
    user_id: Mapped[int]=mapped_column(ForeignKey("u.id"))
    user: Mapped[U]=relationship(back_populates="orders")
    items: Mapped[list["I"]]=relationship(secondary=oi,back_populates="orders")
    __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"o"}
class BO(O):
    __tablename__="bo"
    id: Mapped[int]=mapped_column(ForeignKey("o.id"),primary_key=True)
    big: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"bo"}
class SO(O):
    small: Mapped[str]=mapped_column(nullable=True)
    __mapper_args__={"polymorphic_identity":"so"}
class I(Base):
    __tablename__="i"
    id: Mapped[int]=mapped_column(primary_key=True)
    d: Mapped[str]
    orders: Mapped[list[O]]=relationship(secondary=oi,back_populates="items")
eng=create_engine("sqlite://"); Base.metadata.create_all(eng)
with Session(eng) as s:
    i=[I(d="x"),I(d="y")]; s.add_all(i); s.flush()
    b=U(name="b",addrs=[Ad(email="b1"),Ad(email="b2")]); s.add_all([b,U(name="c",boss=b,addrs=[Ad(email="c1")]),U(name="d",boss=b)]); s.flush(); b.orders.append(BO(big="B",items=i)); s.flush(); b.orders.append(SO(small="S",items=[i[0]])); s.flush(); s.scalars(select(U).where(U.name=="c")).one().orders.append(O(items=[i[1]])); s.commit()
ua=aliased(U); ub=aliased(U,name="ub"); aa=aliased(Ad); oa=aliased(O); boa=aliased(BO); wp=with_polymorphic(O,[BO,SO]); wpa=with_polymorphic(O,"*",aliased=True); wpf=with_polymorphic(O,"*",flat=True)
sub=select(U).where(U.id>1).subquery(); usub=aliased(U,sub); cte=select(U).where(U.id<3).cte("c"); uc=aliased(U,cte)
un=union_all(select(U).where(U.id==1),select(U).where(U.id==2)); uu=aliased(U,un.subquery("un"))
rec=select(U.id,U.boss_id).where(U.boss_id==None).cte("tree",recursive=True); rec=rec.union_all(select(U.id,U.boss_id).join(rec,U.boss_id==rec.c.id))
lat=select(Ad).where(Ad.user_id==U.id).limit(1).lateral(); alat=aliased(Ad,lat)
S={
"ua":lambda: select(ua).where(ua.name=="b"),"two":lambda: select(U,ua).join(ua,U.boss_id==ua.id),"boss":lambda: select(U,ua).join(U.boss.of_type(ua)),"boss outer":lambda: select(U.name,ub.name).outerjoin(ub,U.boss),
"subs chain":lambda: select(U).join(U.subs.of_type(ua)).join(ua.addrs),"subs chain2":lambda: select(U).join(U.subs.of_type(ua)).join(ua.subs.of_type(ub)).where(ub.name!="z"),
"usub":lambda: select(usub).join(usub.addrs),"usub boss":lambda: select(usub,ua).join(usub.boss.of_type(ua)),"uc":lambda: select(uc).join(Ad,Ad.user_id==uc.id),"uc rel":lambda: select(uc,aa).join(uc.addrs.of_type(aa)),
"uu":lambda: select(uu).order_by(uu.id),"uu jl":lambda: select(uu).options(joinedload(uu.addrs)),"from_statement":lambda: select(U).from_statement(un),"union scal":lambda: select(U.id).union(select(Ad.id)),
"rec":lambda: select(U).join(rec,U.id==rec.c.id),"lat":lambda: select(U.name,alat.email).join(alat,true()),"exists":lambda: select(U).where(exists().where(Ad.user_id==U.id)),"exists2":lambda: select(U).where(select(Ad).where(Ad.user_id==U.id).exists()),
"any":lambda: select(U).where(U.addrs.any(Ad.email.like("b%"))),"not any":lambda: select(U).where(~U.addrs.any()),"has":lambda: select(Ad).where(Ad.user.has(name="b")),"has nested":lambda: select(Ad).where(Ad.user.has(U.boss.has(U.name=="b"))),"any of_type":lambda: select(U).where(U.orders.of_type(BO).any(BO.big=="B")),"any single":lambda: select(U).where(U.orders.of_type(SO).any(SO.small=="S")),"any m2m":lambda: select(O).where(O.items.any(I.d=="x")),"eq obj":lambda: select(Ad).where(Ad.user==U(id=1)),"ne obj":lambda: select(Ad).where(Ad.user!=U(id=1)),"eq none":lambda: select(U).where(U.boss==None),"ne none":lambda: select(U).where(U.boss!=None),
"join poly":lambda: select(U,wp).join(U.orders.of_type(wp)),"join wpa":lambda: select(U,wpa).join(U.orders.of_type(wpa)).where(wpa.BO.big=="B"),"join wpf":lambda: select(wpf).join(wpf.items),"join BO":lambda: select(U).join(U.orders.of_type(BO)).where(BO.big=="B"),"join boa":lambda: select(U).join(U.orders.of_type(boa)).where(boa.big=="B"),"join SO":lambda: select(U).join(U.orders.of_type(SO)),"BO":lambda: select(BO).join(BO.user),"SO":lambda: select(SO).join(SO.items),"BO items":lambda: select(BO).join(BO.items).where(I.d=="x"),"O all":lambda: select(O).join(O.user).join(O.items),
"m2m alias":lambda: select(O).join(O.items.of_type(aliased(I))),"m2m outer":lambda: select(O).outerjoin(O.items),"m2m and":lambda: select(O).join(O.items.and_(I.d=="x")),"o2m and":lambda: select(U).outerjoin(U.addrs.and_(Ad.email=="b1")),"and alias":lambda: select(U).outerjoin(U.addrs.of_type(aa).and_(aa.email=="b1")),
"jl":lambda: select(U).options(joinedload(U.addrs)),"jl lim":lambda: select(U).options(joinedload(U.addrs)).limit(2),"jl inner":lambda: select(Ad).options(joinedload(Ad.user,innerjoin=True).joinedload(U.boss)),"jl nested":lambda: select(U).options(joinedload(U.orders).joinedload(O.items)),"jl of_type":lambda: select(U).options(joinedload(U.orders.of_type(wpf))),"jl and":lambda: select(U).options(joinedload(U.addrs.and_(Ad.email!="b1"))),"jl self":lambda: select(U).options(joinedload(U.subs).joinedload(U.subs)),"jl order":lambda: select(U).options(joinedload(U.addrs)).order_by(U.name).distinct(),
"si":lambda: select(U).options(selectinload(U.addrs)),"si nested":lambda: select(U).options(selectinload(U.orders).selectinload(O.items)),"si of_type":lambda: select(U).options(selectinload(U.orders.of_type(BO))),"si and":lambda: select(U).options(selectinload(U.addrs.and_(Ad.email=="b2"))),"si m2o":lambda: select(Ad).options(selectinload(Ad.user)),"sq":lambda: select(U).options(subqueryload(U.addrs)),"sq lim":lambda: select(U).order_by(U.id).limit(1).options(subqueryload(U.orders).subqueryload(O.items)),"si rec":lambda: select(U).where(U.boss_id==None).options(selectinload(U.subs,recursion_depth=2)),
"ce":lambda: select(U).join(U.addrs).options(contains_eager(U.addrs)),"ce alias":lambda: select(U).join(U.addrs.of_type(aa)).options(contains_eager(U.addrs.of_type(aa))),"ce nested":lambda: select(U).join(U.orders).join(O.items).options(contains_eager(U.orders).contains_eager(O.items)),"ce self":lambda: select(U).join(U.boss.of_type(ua)).options(contains_eager(U.boss.of_type(ua))),"ce and jl":lambda: select(U).join(U.orders).options(contains_eager(U.orders).joinedload(O.items)),"ce wp":lambda: select(U).join(U.orders.of_type(wpf)).options(contains_eager(U.orders.of_type(wpf))),"ce sub":lambda: select(usub).join(usub.addrs).options(contains_eager(usub.addrs)),
"wlc":lambda: select(U).options(selectinload(U.addrs),with_loader_criteria(Ad,Ad.email!="b1")),"wlc lambda":lambda: select(U).options(joinedload(U.addrs),with_loader_criteria(Ad,lambda c:c.email!="b1")),"wlc root":lambda: select(U).options(with_loader_criteria(U,U.name!="b")),"wlc alias":lambda: select(ua).options(with_loader_criteria(U,U.name!="b",include_aliases=True)),"wlc join":lambda: select(U).join(U.addrs).options(with_loader_criteria(Ad,Ad.email=="b1")),"wlc poly":lambda: select(O).options(with_loader_criteria(BO,BO.big=="x")),
"bundle":lambda: select(Bundle("b",U.id,U.name),Ad.email).join(Ad),"bundle nested":lambda: select(Bundle("b",U.id,Bundle("c",U.name))),"bundle where":lambda: select(Bundle("b",U.id,U.name)).where(Bundle("b",U.id).c.id>1),"cols":lambda: select(U.id,U.name.label("nm"),func.count(Ad.id)).join(U.addrs).group_by(U.id).having(func.count(Ad.id)>1).order_by("nm"),"for update":lambda: select(U).with_for_update(of=U),"for upd jl":lambda: select(U).options(joinedload(U.addrs)).with_for_update(of=Ad),"slice":lambda: select(U).order_by(U.id).slice(1,2),"scalar sub":lambda: select(U.name,select(func.count(Ad.id)).where(Ad.user_id==U.id).scalar_subquery()),"window":lambda: select(U.name,func.row_number().over(partition_by=U.boss_id,order_by=U.id)),"tuple in":lambda: select(U).where(tuple_(U.id,U.name).in_([(1,"b")])),"in sub":lambda: select(U).where(U.id.in_(select(Ad.user_id))),"correlate":lambda: select(U).where(U.id==select(func.max(ua.id)).where(ua.boss_id==U.id).correlate(U).scalar_subquery()),"group alias":lambda: select(ua.boss_id,func.count()).group_by(ua.boss_id),"select_from":lambda: select(Ad.email).select_from(U).join(U.addrs),"join_from":lambda: select(Ad.email).join_from(U,Ad),"join cond":lambda: select(U).join(Ad,and_(Ad.user_id==U.id,Ad.email=="b1")),"join tbl":lambda: select(U).join(Ad.__table__),"join cte":lambda: select(U,cte.c.name).join(cte,cte.c.id==U.boss_id),"filter_by":lambda: select(U).join(U.addrs).filter_by(email="b1"),"filter_by alias":lambda: select(ua).filter_by(name="b"),"text cols":lambda: select(U).where(text("u.name='b'")),"lit":lambda: select(literal_column("1").label("one"),U),"add_cols":lambda: select(U).add_columns(Ad.email).join(Ad),"with_only":lambda: select(U).join(U.addrs).with_only_columns(func.count()),"with_only keep":lambda: select(U).with_only_columns(func.count(),maintain_column_froms=True),"subq ent":lambda: select(select(U.id,Ad.email).join(Ad).subquery()),"cte dml":lambda: select(U).where(U.id.in_(select(cte.c.id))),"nested alias":lambda: select(aliased(U,select(ua).subquery())),"except":lambda: select(U).from_statement(select(U).except_(select(U).where(U.id==1))),"group_concat":lambda: select(U.name,func.group_concat(Ad.email.distinct())).join(Ad).group_by(U.id),"case":lambda: select(case((U.boss_id==None,"top"),else_=U.name)),"cast":lambda: select(cast(U.id,String)+U.name),"hint":lambda: select(U).with_hint(U,"X","sqlite"),"exec opts":lambda: select(U).execution_options(yield_per=1),"prefix":lambda: select(U).prefix_with("/*x*/"),"with_parent":lambda: select(Ad).where(with_parent(U(id=1),U.addrs)),"raise":lambda: select(U).options(raiseload("*")),
}
def val(x):
    if isinstance(x,Base): return type(x).__name__+str(x.id)+"{"+",".join(f"{k}:{val(v)}" for k,v in sorted(x.__dict__.items()) if k[0]!="_" and isinstance(v,(list,Base)) and not (isinstance(v,Base) and k in("user","boss")))+"}"
    if isinstance(x,(list,tuple,Row)): return "["+",".join(map(val,x))+"]"
    return repr(x)
for n,f in S.items():
    print("==",n)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        for d in (None,postgresql.dialect()):
            try: print(str(f().compile(dialect=d) if d else f()))
            except Exception as e: print(type(e).__name__,re.sub("0x\w+","",str(e))[:200])
        with Session(eng) as s:
            try: print(val(sorted(map(val,s.execute(f()).unique().all()))))
            except Exception as e: print(type(e).__name__,re.sub("0x\w+","",str(e))[:200])
        for m in w: print("W",m.category.__name__,str(m.message)[:160])

# the order and the numbers of parameters where WITH, RETURNING and frames stand apart
from sqlalchemy import *
from sqlalchemy import exc
from sqlalchemy.dialects import postgresql, mysql, sqlite, oracle, mssql
from sqlalchemy.dialects.postgresql import asyncpg, psycopg, psycopg2, pg8000, aggregate_order_by, array, ARRAY
m=MetaData()
t=Table('t',m,Column('id',Integer,primary_key=True),Column('x',String(20)),Column('y',Integer))
u=Table('u',m,Column('id',Integer,primary_key=True),Column('tid',ForeignKey('t.id')),Column('z',Numeric(10,2)))
D={'str':None,'sqlite':sqlite.dialect(),'pg':postgresql.dialect(),'asyncpg':asyncpg.dialect(),'named':postgresql.dialect(paramstyle='named'),'numeric':sqlite.dialect(paramstyle='numeric'),'mssql':mssql.dialect()}
c1=select(t.c.id,t.c.x).where(t.c.y>5).cte('c1')
c2=select(c1.c.id).where(c1.c.x=='q').cte('c2')
cn=select(u.c.tid).where(u.c.z>1).cte('cn',nesting=True)
cn2=select(cn.c.tid).where(cn.c.tid<3).cte('cn2',nesting=True)
rec=select(t.c.id,literal(0).label('lvl')).where(t.c.id==1).cte('rec',recursive=True)
ra=rec.alias('r'); rec2=rec.union_all(select(t.c.id,ra.c.lvl+1).where(t.c.y==ra.c.id))
ins=insert(u).values(tid=7,z=9).returning(u.c.id).cte('ins')
upd=update(t).where(t.c.id==3).values(x='u').returning(t.c.id).cte('upd')
dele=delete(t).where(t.c.id==4).returning(t.c.x).cte('del')
lat=select(u.c.z).where(u.c.tid==t.c.id).limit(2).lateral('lat')
latc=select(cn2.c.tid).where(cn2.c.tid==t.c.id).lateral('latc')
S={
 'cte': select(c2), 'cte2': select(c1,c2).where(c1.c.id==c2.c.id), 'nest': select(cn2), 'nest_sub': select(t).where(t.c.id.in_(select(cn.c.tid))), 'rec': select(rec2), 'rec_w': select(rec2.c.lvl).where(rec2.c.lvl>2),
 'ins_cte': insert(t).from_select(['id','x'],select(c1)), 'ins_cte2': insert(t).values(x='v',y=select(func.count(c1.c.id)).scalar_subquery()), 'ins_add': insert(t).values(x='v',y=4).add_cte(c1), 'ins_add_ret': insert(t).values(x='v',y=4).add_cte(c1).returning(t.c.id, (t.c.y+5).label('k')),
 'ins_from_add': insert(t).from_select(['id','x'],select(c1.c.id,literal('w')).where(c1.c.id>8)).add_cte(c2),
 'upd_cte': update(t).values(x=select(c1.c.x).where(c1.c.id==9).scalar_subquery()).where(t.c.id==8), 'upd_from': update(t).values(x=c1.c.x).where(t.c.id==c1.c.id).where(t.c.y==3), 'del_cte': delete(t).where(t.c.id.in_(select(c1.c.id))).where(t.c.y==2),
 'dml': select(ins), 'dml2': select(upd.c.id,dele.c.x), 'dml_ins': insert(u).from_select(['tid'],select(upd.c.id).where(upd.c.id>5)), 'dml_upd': update(u).values(z=3).where(u.c.tid==dele.c.x),
 'lat': select(t.c.id,lat.c.z).join(lat,true()), 'latc': select(t.c.id,latc).select_from(t.join(latc,latc.c.tid==5)), 'lat_left': select(t,lat).outerjoin(lat,lat.c.z>2),
 'union': union_all(select(c1.c.id).where(c1.c.id>3),select(t.c.id).where(t.c.y==1)).order_by('id').limit(3), 'exists': select(t).where(exists().where(c1.c.id==t.c.id)),
 'pre': select(c1.prefix_with('MAT').suffix_with('SUF')) if hasattr(c1,'prefix_with') else select(c1), 'cte_col': select(select(t.c.id,t.c.id+3).cte('cc')), 'cte_join': select(c1.join(u,u.c.tid==c1.c.id)), 'cte_alias': select(c1.alias('a1'),c1.alias('a2')), 'cte_any': select(t.c.id).where(t.c.id==any_(select(c1.c.id).scalar_subquery())), 'values': select(values(column('a',Integer),column('b',String),name='v').data([(1,'a'),(2,'b')])).where(text('1=1')), 'values_cte': select(values(column('a',Integer),name='v').data([(1,),(2,)]).cte('vc')),
 'case': select(case((t.c.y==1,'a'),(t.c.y>2,c1.c.x),else_='z')).where(t.c.id==c1.c.id), 'cast': select(cast(t.c.y,String(4))+'x',type_coerce(t.c.x,Integer)+3), 'limit': select(t).limit(3).offset(4), 'fetch': select(t).order_by(t.c.id).fetch(5,with_ties=True).offset(2), 'for': select(t).with_for_update(of=t.c.id,nowait=True), 'distinct': select(t.c.x).distinct(), 'window': select(func.sum(t.c.y).over(partition_by=t.c.x,order_by=t.c.id.desc(),rows=(-1,2)).filter(t.c.id>3) if False else func.sum(t.c.y).filter(t.c.id>3).over(partition_by=t.c.x+'p',order_by=t.c.id.desc(),rows=(-1,2))),
 'corr': select(t.c.id,select(func.max(u.c.z)).where(u.c.tid==t.c.id,u.c.z>6).scalar_subquery().label('mx')).where(t.c.y==5), 'cte_corr': select(t).where(t.c.id==select(c1.c.id).where(c1.c.x==t.c.x,c1.c.id>3).scalar_subquery()), 'textc': select(text('a'),literal_column('b')).select_from(c1).where(text('q=:q').bindparams(q=5)), 'nots': select(t.c.id).where(not_(or_(t.c.x=='a',t.c.y==3))), 'tuple': select(t).where(tuple_(t.c.id,t.c.y).in_([(1,2),(3,4)])), 'emptyin': select(t).where(t.c.id.in_([]),t.c.x.not_in([])),
 'multi': insert(t).values([{'x':'a','y':1},{'x':'b','y':2}]), 'multi_ret': insert(t).values([{'x':'a','y':1},{'x':'b','y':func.lower('Q')}]).returning(t.c.id), 'default': insert(t).values(), 'upd_ord': update(t).ordered_values((t.c.y,t.c.y+1),(t.c.x,'o')).where(t.c.id==2),
}
for n,s in S.items():
    for d,dd in D.items():
        for kw in ({},dict(literal_binds=True)):
            try:
                c=s.compile(dialect=dd,compile_kwargs=kw) if dd else s.compile(compile_kwargs=kw)
                print(n,d,list(kw),'|',' '.join(str(c).split()),'|',c.params, c.positiontup)
            except Exception as e: print(n,d,list(kw),type(e).__name__,str(e)[:200])

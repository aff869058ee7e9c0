"""Async engines, connections and sessions: each method."""
import asyncio,warnings
from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.ext.asyncio import *
class Base(AsyncAttrs,DeclarativeBase): pass
class A(Base):
    __tablename__="a"
    id: Mapped[int]=mapped_column(primary_key=True)
    n: Mapped[str]=mapped_column(unique=True)
    d: Mapped[str]=mapped_column(nullable=True,deferred=True)
    bs: Mapped[list["B"]]=relationship(back_populates="a",cascade="all, delete-orphan")
    dyn: WriteOnlyMapped["B"]=relationship(viewonly=True)
    def __repr__(self): return "A:"+str(self.__dict__.get("n"))
class B(Base):
    __tablename__="b"
    id: Mapped[int]=mapped_column(primary_key=True)
    n: Mapped[str]
    a_id: Mapped[int]=mapped_column(ForeignKey("a.id"))
    a: Mapped[A]=relationship(back_populates="bs")
    def __repr__(self): return "B:"+str(self.__dict__.get("n"))
async def step(n,f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            r=f()
            if hasattr(r,"__await__"): r=await r
            print(n,type(r).__name__ if type(r).__name__ in("CursorResult","ChunkedIteratorResult","AsyncResult","AsyncScalarResult","AsyncMappingResult","AsyncConnection","AsyncSession","AsyncTransaction","AsyncSessionTransaction","Session","Engine","AsyncEngine","Connection","IteratorResult","ScalarResult") else r)
        except Exception as e: print(n,"!",type(e).__name__,str(e).split("(Back")[0].replace("\n"," ")[:220])
        for x in w: print("   W",x.category.__name__,str(x.message)[:150])
async def agen(x): return [y async for y in x]
async def main():
    eng=create_async_engine("sqlite+aiosqlite://")
    async with eng.begin() as c: await c.run_sync(Base.metadata.create_all)
    S=async_sessionmaker(eng,expire_on_commit=False); SX=async_sessionmaker(eng)
    async with S.begin() as s: s.add_all([A(n="x",d="dd",bs=[B(n="1"),B(n="2")]),A(n="y",bs=[B(n="3")]),A(n="z")])
    async with SX() as s:
        q=select(A).order_by(A.id)
        await step("execute",lambda: s.execute(q))
        await step("scalars",lambda: s.scalars(q))
        async def all_(): return (await s.scalars(q)).all()
        await step("all",all_)
        await step("scalar",lambda: s.scalar(select(func.count()).select_from(A)))
        await step("get",lambda: s.get(A,1)); await step("get none",lambda: s.get(A,9)); await step("get_one",lambda: s.get_one(A,9))
        a=await s.get(A,1)
        await step("lazy",lambda: a.bs)
        await step("awaitable",lambda: a.awaitable_attrs.bs)
        await step("awaitable d",lambda: a.awaitable_attrs.d)
        await step("awaitable bad",lambda: a.awaitable_attrs.nope)
        await step("awaitable n",lambda: a.awaitable_attrs.n)
        await step("lazy after",lambda: a.bs)
        await step("run_sync",lambda: s.run_sync(lambda z: len(z.scalars(select(B)).all())))
        await step("refresh",lambda: s.refresh(a)); await step("refresh attr",lambda: s.refresh(a,["bs"]))
        await step("expire",lambda: s.expire(a)); await step("expired read",lambda: a.n); await step("awaitable exp",lambda: a.awaitable_attrs.n)
        await step("stream",lambda: s.stream(q))
        async def st(): return await agen(await s.stream(q))
        await step("stream iter",st)
        async def st2(): return await agen((await s.stream_scalars(q)))
        await step("stream_scalars",st2)
        async def st3(): return [p async for p in (await s.stream(q.execution_options(yield_per=2))).scalars().partitions()]
        await step("partitions",st3)
        async def st4(): r=await s.stream(q); return (await r.first(),)
        await step("first",st4)
        async def st5(): return await (await s.stream(q)).scalars().one()
        await step("one",st5)
        async def st6(): return await (await s.stream(select(A).where(A.id==1))).scalar_one()
        await step("scalar_one",st6)
        async def st7(): return await (await s.stream(q)).mappings().fetchmany(2)
        await step("mappings",st7)
        async def st8(): return await (await s.stream_scalars(q)).unique().all()
        await step("unique",st8)
        async def st9(): return await (await s.stream(select(A.id,A.n))).columns(1).all()
        await step("columns",st9)
        async def st10(): r=await s.stream(q); await r.close(); return await r.fetchone()
        await step("closed",st10)
        await step("freeze",lambda: None)
        await step("merge",lambda: s.merge(A(id=1,n="m"))); await step("flush",lambda: s.flush()); await step("dirty",lambda: (list(s.dirty),list(s.new),s.is_modified(a),a in s,s.in_transaction(),s.is_active))
        await step("commit",lambda: s.commit()); await step("after commit",lambda: a.n)
        await step("delete",lambda: s.delete(await_(a))) if False else None
        b=(await s.scalars(select(B).order_by(B.id))).first()
        await step("m2o lazy",lambda: b.a); await step("m2o await",lambda: b.awaitable_attrs.a)
        await step("delete",lambda: s.delete(b)); await step("flush",lambda: s.flush()); await step("rollback",lambda: s.rollback())
        s.add(A(n="y")); await step("integrity",lambda: s.commit()); await step("after",lambda: s.scalars(q)); await step("rollback",lambda: s.rollback())
        async def nested():
            async with s.begin_nested() as sp:
                s.add(A(n="nest")); await s.flush(); raise ValueError("n")
        await step("nested",nested)
        async def nested2():
            async with s.begin_nested(): s.add(A(n="nest2"))
            return s.in_nested_transaction()
        await step("nested2",nested2)
        await step("begin twice",lambda: s.begin().__aenter__() if hasattr(s.begin(),"__aenter__") else None)
        await step("connection",lambda: s.connection()); await step("get_bind",lambda: type(s.get_bind()).__name__); await step("bind",lambda: s.bind); await step("sync",lambda: s.sync_session)
        await step("insert",lambda: s.execute(insert(A),[{"n":"i1"},{"n":"i2"}])); await step("update",lambda: s.execute(update(A).where(A.n=="i1").values(n="u1"))); 
        async def ret(): return (await s.scalars(insert(A).returning(A),[{"n":"r1"}])).all()
        await step("returning",ret)
        await step("wo add",lambda: a.dyn.add(B(n="w")))
        async def wo(): return (await s.scalars(a.dyn.select().order_by(B.id))).all()
        await step("wo select",wo)
        await step("expunge_all",lambda: s.expunge_all()); await step("identity",lambda: async_object_session(a)); await step("async_session",lambda: async_session(s.sync_session) is s)
        await step("reset",lambda: s.reset()); await step("invalidate",lambda: s.invalidate()); await step("close_all",lambda: close_all_sessions()); await step("close",lambda: s.close())
        await step("sync exec",lambda: s.sync_session.execute(text("select 1")))
    async with eng.connect() as c:
        await step("c exec",lambda: c.execute(text("select 1"))); await step("c scalar",lambda: c.scalar(text("select 5"))); await step("c scalars",lambda: c.scalars(select(A.n)))
        async def cs():
            async with c.stream(select(A.id).order_by(A.id)) as r: return [x async for x in r]
        await step("c stream",cs)
        await step("c begin",lambda: c.begin()); 
        async def cb():
            async with c.begin(): pass
        await step("c begin2",cb)
        async def cn():
            async with c.begin_nested() as t: await c.execute(insert(A).values(n="cn")); return t.is_active
        await step("c nested",cn)
        await step("c commit",lambda: c.commit()); await step("c rollback",lambda: c.rollback()); await step("c opts",lambda: c.execution_options(x=1)); await step("c info",lambda: (c.closed,c.invalidated,c.in_transaction(),c.dialect.name)); await step("c raw",lambda: c.exec_driver_sql("select 3")); await step("run_sync",lambda: c.run_sync(lambda x: x.execute(text("select 4")).scalar())); await step("inspect",lambda: c.run_sync(lambda x: inspect(x).get_table_names())); await step("bad inspect",lambda: inspect(c)); await step("sync_connection",lambda: c.sync_connection); await step("close",lambda: c.close()); await step("closed",lambda: c.execute(text("select 1")))
    await step("engine",lambda: (eng.name,eng.driver,str(eng.url),eng.echo)); await step("sync_engine",lambda: eng.sync_engine); await step("scoped",lambda: async_scoped_session(S,scopefunc=asyncio.current_task)()); await step("sessionmaker",lambda: S(bind=None)); await step("bad url",lambda: create_async_engine("sqlite://")); await step("dispose",lambda: eng.dispose())
asyncio.run(main())

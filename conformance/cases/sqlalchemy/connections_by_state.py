from sqlalchemy import *
from sqlalchemy import exc, event, pool
import logging
def t(label, f):
    try: print(label, "->", f())
    except Exception as e: print(label, "->", type(e).__module__, type(e).__name__, str(e)[:300].replace("\n", " | "))
e = create_engine("sqlite://")
m = MetaData()
a = Table("a", m, Column("id", Integer, primary_key=True), Column("x", String(30), unique=True), Column("y", Integer, server_default="7"))
m.create_all(e)
c = e.connect()
open_ones = []
def fresh():
    while open_ones: open_ones.pop().close()
    open_ones.append(e.connect())
    return open_ones[0]
t("begin", lambda: c.begin()); t("begin2", lambda: c.begin()); t("in", lambda: (c.in_transaction(), c.in_nested_transaction(), c.get_transaction(), c.get_nested_transaction()))
t("nested", lambda: c.begin_nested()); t("in", lambda: (c.in_transaction(), c.in_nested_transaction(), type(c.get_transaction()).__name__, type(c.get_nested_transaction()).__name__))
t("ins", lambda: c.execute(insert(a).values(x="1")).inserted_primary_key); t("dup", lambda: c.execute(insert(a).values(x="1"))); t("after", lambda: c.execute(select(func.count()).select_from(a)).scalar())
t("rb", lambda: c.get_nested_transaction().rollback()); t("rb", lambda: c.get_nested_transaction()); t("cnt", lambda: c.scalar(select(func.count()).select_from(a)))
t("commit", lambda: c.commit()); t("commit again", lambda: c.commit()); t("rollback", lambda: c.rollback()); t("in", lambda: c.in_transaction())
tx = c.begin(); t("tx", lambda: (tx.is_active, tx.is_valid, tx.connection is c)); t("txc", lambda: tx.commit()); t("txc2", lambda: tx.commit()); t("txr", lambda: tx.rollback()); t("txcl", lambda: tx.close()); t("tx", lambda: (tx.is_active, tx.is_valid))
with c.begin() as tx2:
    c.execute(insert(a).values(x="2")); t("inner begin", lambda: c.begin()); t("commit in ctx", lambda: c.commit()); t("exec after", lambda: c.execute(select(a)).all())
t("end", lambda: c.in_transaction())
try:
    with c.begin():
        c.execute(insert(a).values(x="3")); raise ValueError("boom")
except ValueError as x: print(x)
t("cnt", lambda: c.execute(select(a.c.x).order_by(a.c.x)).scalars().all()); c.rollback()
with c.begin():
    sp = c.begin_nested(); c.execute(insert(a).values(x="4")); sp.commit(); t("sp", lambda: (sp.is_active, sp.is_valid)); t("sp2", lambda: sp.rollback()); t("sp3", lambda: sp.commit())
    with c.begin_nested() as s1:
        c.execute(insert(a).values(x="5"))
        s1.rollback(); t("after s1", lambda: c.execute(select(1)).scalar())
    try:
        with c.begin_nested():
            c.execute(insert(a).values(x="4"))
    except exc.IntegrityError as x: print(x.orig, x.statement, x.params, x.code, x.connection_invalidated, x.hide_parameters, x.ismulti, x.detail)
t("cnt", lambda: c.execute(select(a.c.x).order_by(a.c.x)).scalars().all()); c.rollback()
t("eo", lambda: c.execution_options(isolation_level="AUTOCOMMIT").get_isolation_level()); t("eo2", lambda: c.get_execution_options()); t("ins", lambda: c.execute(insert(a).values(x="9")).rowcount); t("rb", lambda: c.rollback()); t("cnt", lambda: c.execute(select(a.c.x).order_by(a.c.x)).scalars().all())
t("eo in tx", lambda: c.execution_options(isolation_level="SERIALIZABLE")); t("bad", lambda: c.execution_options(isolation_level="NOPE")); c.rollback(); t("bad", lambda: c.execution_options(isolation_level="NOPE")); t("ok", lambda: c.execution_options(isolation_level="read uncommitted").get_isolation_level())
t("eng eo", lambda: e.execution_options(isolation_level="AUTOCOMMIT", foo=1).get_execution_options()); t("eo", lambda: e.execution_options(foo=2) is e); t("stream", lambda: c.execution_options(stream_results=True, yield_per=2).execute(select(a)).fetchmany())
t("inv", lambda: (c.invalidated, c.closed)); t("close", lambda: c.close()); t("closed", lambda: (c.closed, c.invalidated)); t("exec closed", lambda: c.execute(select(1))); t("close2", lambda: c.close()); t("commit closed", lambda: c.commit()); t("in", lambda: c.in_transaction()); t("conn", lambda: c.connection)
t("e.execute", lambda: e.execute("x")); t("c str", lambda: fresh().execute("select 1")); t("text", lambda: fresh().execute(text("select :x"))); t("text2", lambda: fresh().execute(text("select :x"), {"x": 5}).scalar()); t("many", lambda: fresh().execute(text("select :x"), [{"x": 5}, {"x": 6}])); t("list", lambda: fresh().execute(text("select :x"), [5])); t("pos", lambda: fresh().execute(text("select :x"), (5,))); t("kw", lambda: fresh().execute(text("select :x"), x=5)); t("scalar", lambda: fresh().scalar(text("select 3"))); t("scalars", lambda: fresh().scalars(select(a.c.x)).all()); t("eds", lambda: fresh().exec_driver_sql("select ?", (5,)).all()); t("eds2", lambda: fresh().exec_driver_sql("select ?", [(5,), (6,)])); t("eds3", lambda: fresh().exec_driver_sql("select :a", {"a": 1}).all()); t("eds4", lambda: fresh().exec_driver_sql("selec")); t("empty", lambda: fresh().execute(select(a), []).all()); t("none", lambda: fresh().execute(select(a), None).all()); t("extra", lambda: fresh().execute(select(1), {"z": 1}).all()); t("ins extra", lambda: fresh().execute(insert(a), {"zz": 1})); t("upd extra", lambda: fresh().execute(update(a), {"zz": 1})); t("ins many mism", lambda: fresh().execute(insert(a), [{"x": "aa"}, {"y": 1}]))
while open_ones: open_ones.pop().close()
t("disp", lambda: e.dispose()); t("disp2", lambda: e.dispose(close=False)); t("clear", lambda: e.clear_compiled_cache()); t("has", lambda: e.has_table("a")); t("tn", lambda: e.table_names()); t("insp", lambda: inspect(e).get_table_names()); t("repr", lambda: repr(e)); t("update_eo", lambda: (e.update_execution_options(q=3), e.get_execution_options())); t("logn", lambda: e.logging_name); t("hide", lambda: e.hide_parameters)
while open_ones: open_ones.pop().close()
for cls in (pool.QueuePool, pool.NullPool, pool.StaticPool, pool.AsyncAdaptedQueuePool):
    def f():
        e2 = create_engine("sqlite://", poolclass=cls)
        c1 = e2.connect(); r = [c1.scalar(text("select 1")), e2.pool.status()]
        try: c2 = e2.connect(); r.append(c2.scalar(text("select 2"))); c2.close()
        except Exception as x: r.append(type(x).__name__ + str(x)[:80])
        c1.close(); r.append(e2.pool.status()); e2.dispose(); return r
    t(cls.__name__, f)

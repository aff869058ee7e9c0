# Listeners of the pool and of the steps of the driver, and connections that are given up, detached and lent raw.
from sqlalchemy import *
from sqlalchemy import event, exc, pool
import warnings
warnings.simplefilter("ignore")
def p(n, f):
    try: print(n, "|", f())
    except Exception as e: print(n, "!", type(e).__name__, str(e).replace("\n", "~"))
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("x", Integer), Column("n", String(20)))
e = create_engine("sqlite://")
log = []
@event.listens_for(e, "do_connect")
def do_connect(dialect, rec, cargs, cparams):
    log.append(("do_connect", dialect.name, cargs, sorted(cparams)))
@event.listens_for(e, "do_execute")
def do_execute(cursor, statement, parameters, context):
    log.append(("do_execute", " ".join(statement.split()), parameters, context is not None and context.isinsert))
    if "magic" in statement:
        cursor.execute("select 42", ()); return True
@event.listens_for(e, "do_executemany")
def do_many(cursor, statement, parameters, context): log.append(("do_executemany", " ".join(statement.split()), parameters))
@event.listens_for(e, "do_execute_no_params")
def do_no(cursor, statement, context): log.append(("do_no", " ".join(statement.split())))
for n in ("connect", "first_connect", "checkout", "checkin", "reset", "invalidate", "soft_invalidate", "close", "detach", "close_detached"):
    def mk(n):
        def f(*a): log.append((n, [type(x).__name__ for x in a]))
        return f
    p("listen " + n, lambda: event.listen(e, n, mk(n)))
for n in ("engine_connect", "begin", "commit", "rollback", "before_cursor_execute", "after_cursor_execute", "savepoint", "release_savepoint", "rollback_savepoint", "handle_error", "set_connection_execution_options", "set_engine_execution_options", "engine_disposed", "dispose", "commit_twophase", "begin_twophase", "prepare_twophase", "rollback_twophase"):
    def mk(n):
        def f(*a, **k): log.append((n, len(a)))
        return f
    p("listen " + n, lambda: event.listen(e, n, mk(n)))
def flush(n):
    print("--", n)
    for l in log: print("  ", l)
    log.clear()
with e.connect() as c:
    flush("connect")
    c.execute(text("select 1")); flush("exec")
    m.create_all(c); flush("create")
    c.execute(insert(t), [{"x": 1, "n": "a"}, {"x": 2, "n": "b"}]); flush("many")
    c.execute(insert(t), {"x": 3}); flush("one")
    c.execute(insert(t).returning(t.c.id), [{"x": 4}, {"x": 5}]).all(); flush("ret many")
    print(c.execute(text("select magic from nowhere")).all()); flush("magic")
    c.exec_driver_sql("select 2"); flush("driver")
    c.exec_driver_sql("select ?", (2,)); flush("driver params")
    c.execution_options(no_parameters=True).execute(text("select 3")); flush("no params")
    c.commit(); flush("commit")
    with c.begin_nested(): c.execute(select(1))
    flush("nested")
    c.invalidate(); flush("invalidate")
    p("use", lambda: c.execute(select(1)).all()); flush("use")
    c.rollback(); flush("rollback")
    p("use", lambda: c.execute(select(1)).all()); flush("use")
    c.detach(); flush("detach")
flush("close")
e.dispose(); flush("dispose")
with e.begin() as c: c.execute(select(1))
flush("begin")
r = e.raw_connection(); flush("raw"); r.invalidate(); flush("raw inval"); r.close(); flush("raw close")
r = e.raw_connection(); r.cursor().execute("select 1"); r.close(); flush("raw2")
e3 = create_engine("sqlite://")
@event.listens_for(e3, "do_connect")
def dc(dialect, rec, cargs, cparams):
    import sqlite3
    print("own connect", cargs, cparams)
    return sqlite3.connect(":memory:")
with e3.connect() as c: print(c.execute(select(5)).scalar())
e4 = create_engine("sqlite://")
@event.listens_for(e4, "do_execute")
def de(cursor, statement, parameters, context):
    raise ValueError("no " + statement)
with e4.connect() as c: p("raise", lambda: c.execute(select(5)).scalar())
@event.listens_for(e4.pool, "checkout")
def co(dbapi, rec, proxy):
    print("checkout", type(dbapi).__name__, type(rec).__name__, type(proxy).__name__, rec.info)
    rec.info["k"] = 1
with e4.connect() as c: print(c.info)
with e4.connect() as c: print(c.info)
p("contains", lambda: event.contains(e4, "do_execute", de)); event.remove(e4, "do_execute", de); p("contains", lambda: event.contains(e4, "do_execute", de))
with e4.connect() as c: p("after remove", lambda: c.execute(select(5)).scalar())
p("bad", lambda: event.listen(e4, "nosuch", lambda: 1))
p("ret", lambda: event.listen(e4, "connect", lambda *a: 1, retval=True))

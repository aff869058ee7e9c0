from sqlalchemy import *
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import Pool
import time
log = []
@event.listens_for(Engine, "connect")
def pragma(dbapi, rec):
    cur = dbapi.cursor(); cur.execute("PRAGMA foreign_keys=ON"); cur.close()
    log.append("engine class connect")
e = create_engine("sqlite://")
m = MetaData()
@event.listens_for(Table, "before_parent_attach")
def bpa(t, parent): log.append(("before attach", type(t).__name__, type(parent).__name__))
@event.listens_for(Table, "after_parent_attach")
def apa(t, parent): log.append(("after attach", t.name, type(parent).__name__))
@event.listens_for(Column, "after_parent_attach")
def capa(c, t): log.append(("column", c.name, t.name))
t = Table("t", m, Column("id", Integer, primary_key=True), Column("name", String), UniqueConstraint("name"))
print(log); log.clear()
m.create_all(e)
@event.listens_for(e, "before_execute", retval=True)
def be(conn, clause, multiparams, params, execution_options):
    log.append(("be", str(clause).split()[0], multiparams, params, dict(execution_options)))
    if isinstance(clause, Select):
        clause = clause.limit(1)
    return clause, multiparams, params
@event.listens_for(e, "before_cursor_execute", retval=True)
def bce(conn, cursor, statement, parameters, context, executemany):
    context._start = "noted"
    log.append(("bce", statement, parameters, executemany, context.isinsert, context.executemany))
    return statement, parameters
@event.listens_for(e, "after_cursor_execute")
def ace(conn, cursor, statement, parameters, context, executemany):
    log.append(("ace", context._start, statement, context.statement))
with e.begin() as c:
    c.execute(insert(t), [{"name": "a"}, {"name": "b"}])
    print(c.execute(select(t)).all())
    print(c.execute(text("select count(*) from t")).scalar())
for x in log: print(x)
log.clear()
try:
    event.listen(e, "no_such_event", lambda *a: None)
except Exception as x: print(type(x).__name__, x)
print(event.contains(e, "before_execute", be)); event.remove(e, "before_execute", be); print(event.contains(e, "before_execute", be))
with e.connect() as c:
    print(len(c.execute(select(t)).all()))
m2 = MetaData()
@event.listens_for(m2, "column_reflect")
def cr(inspector, table, column_info):
    column_info["key"] = "attr_" + column_info["name"]
    log.append(("reflect", table.name, column_info["name"], str(column_info["type"])))
event.remove(e, "before_cursor_execute", bce); event.remove(e, "after_cursor_execute", ace)
t2 = Table("t", m2, autoload_with=e)
print(t2.c.keys(), log)
log.clear()
@event.listens_for(e, "handle_error")
def he(ctx):
    log.append((type(ctx.original_exception).__name__, type(ctx.sqlalchemy_exception).__name__, ctx.statement, ctx.parameters, ctx.is_disconnect, ctx.connection is not None))
    if "nope" in str(ctx.original_exception):
        raise ValueError("translated") from ctx.original_exception
with e.connect() as c:
    try: c.exec_driver_sql("select * from nope")
    except Exception as x: print(type(x).__name__, x)
    try: c.execute(insert(t), {"id": 1, "name": "a"})
    except Exception as x: print(type(x).__name__, str(x).splitlines()[0])
print(log)
log.clear()
@event.listens_for(t, "before_create")
def tbc(target, connection, **kw): log.append(("create", target.name, "checkfirst" in kw))
@event.listens_for(m, "after_drop")
def mad(target, connection, **kw): log.append(("dropped", [x.name for x in kw["tables"]]))
event.listen(t, "after_create", DDL("insert into %(table)s (name) values ('seed')"))
m.drop_all(e); m.create_all(e)
with e.connect() as c: print(c.execute(select(t.c.name)).all())
for n in ("begin", "commit", "rollback"):
    event.listen(e, n, lambda conn, n=n: log.append(n))
for n in ("savepoint", "release_savepoint", "rollback_savepoint"):
    event.listen(e, n, lambda conn, name, *a, n=n: log.append((n, name)))
with e.begin() as c:
    with c.begin_nested(): c.execute(insert(t).values(name="n1"))
    sp = c.begin_nested(); sp.rollback()
with e.connect() as c: c.execute(insert(t).values(name="zz"))
print(log)
log.clear()
event.listen(e, "checkout", lambda d, r, p: log.append("checkout")); event.listen(e, "checkin", lambda d, r: log.append("checkin"))
@event.listens_for(e, "engine_connect")
def ec(conn): log.append("engine_connect")
with e.connect() as c: pass
@event.listens_for(e, "set_connection_execution_options")
def sco(conn, opts): log.append(("opts", dict(opts)))
with e.connect() as c: c.execution_options(foo=1)
@event.listens_for(e, "after_execute")
def ae(conn, clause, multi, params, opts, result): log.append(("ae", type(result).__name__, result.returns_rows))
@event.listens_for(e, "before_execute", once=True)
def be1(conn, clause, multi, params, opts): log.append("once")
with e.connect() as c: c.execute(select(t)); c.execute(select(t))
@event.listens_for(e, "engine_disposed")
def ed(engine): log.append("disposed")
e.dispose()
print(log)

from sqlalchemy import *
from sqlalchemy import event
from sqlalchemy.pool import StaticPool, NullPool, QueuePool
engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
print(engine.pool.__class__.__name__, engine.name, engine.driver, engine.url, repr(engine), engine.dialect.name, engine.echo)
log = []
@event.listens_for(engine, "connect")
def on_connect(dbapi_con, record):
    log.append("connect")
    cur = dbapi_con.cursor(); cur.execute("PRAGMA foreign_keys=ON"); cur.close()
@event.listens_for(engine, "begin")
def on_begin(conn): log.append("begin")
@event.listens_for(engine, "commit")
def on_commit(conn): log.append("commit")
@event.listens_for(engine, "rollback")
def on_rollback(conn): log.append("rollback")
@event.listens_for(engine, "savepoint")
def on_sp(conn, name): log.append("savepoint")
@event.listens_for(engine, "release_savepoint")
def on_rsp(conn, name, context): log.append("release")
@event.listens_for(engine, "rollback_savepoint")
def on_rbsp(conn, name, context): log.append("rollback_to")
@event.listens_for(engine, "checkout")
def on_co(*a): log.append("checkout")
@event.listens_for(engine, "checkin")
def on_ci(*a): log.append("checkin")
@event.listens_for(engine, "before_cursor_execute", retval=True)
def bce(conn, cursor, statement, parameters, context, executemany):
    return statement, parameters
@event.listens_for(engine, "after_cursor_execute")
def ace(conn, cursor, statement, parameters, context, executemany): log.append(("ace", executemany))
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("p", ForeignKey("t.id")))
m.create_all(engine)
with engine.connect() as c:
    with c.begin():
        c.execute(t.insert(), [{"id": 1, "p": None}, {"id": 2, "p": 1}])
        sp = c.begin_nested(); c.execute(t.insert().values(id=3)); sp.rollback()
        with c.begin_nested(): c.execute(t.insert().values(id=4))
    try:
        c.execute(t.insert().values(id=5, p=99))
    except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
    c.rollback()
    print(c.execute(select(t.c.id)).scalars().all())
    print(c.connection.dbapi_connection is not None, c.closed, c.invalidated, c.in_nested_transaction())
    print(c.get_isolation_level(), c.default_isolation_level)
print(log)
print(event.contains(engine, "begin", on_begin)); event.remove(engine, "begin", on_begin); print(event.contains(engine, "begin", on_begin))
e2 = engine.execution_options(foo=1); print(e2.get_execution_options(), engine.get_execution_options())
with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as c:
    c.execute(t.insert().values(id=7)); print(c.get_execution_options())
with engine.connect() as c: print(c.scalar(select(func.count()).select_from(t)))

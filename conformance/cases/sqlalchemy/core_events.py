from sqlalchemy import create_engine, text, event, MetaData, Table, Column, Integer, String, insert, select, update
from sqlalchemy.engine import Engine

engine = create_engine("sqlite://")
log = []
@event.listens_for(engine, "before_cursor_execute")
def before(conn, cursor, statement, parameters, context, executemany):
    log.append(("before", statement.split()[0], parameters, executemany))

@event.listens_for(engine, "after_cursor_execute")
def after(conn, cursor, statement, parameters, context, executemany):
    log.append(("after", statement.split()[0]))

@event.listens_for(engine, "commit")
def on_commit(conn):
    log.append("commit")

@event.listens_for(engine, "rollback")
def on_rollback(conn):
    log.append("rollback")

@event.listens_for(engine, "begin")
def on_begin(conn):
    log.append("begin")

@event.listens_for(engine, "connect")
def on_connect(dbapi_connection, record):
    cur = dbapi_connection.cursor()
    cur.execute("PRAGMA foreign_keys=ON")
    cur.close()

m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("x", String))
with engine.begin() as conn:
    conn.execute(text("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)"))
    conn.execute(insert(t), [{"x": "a"}, {"x": "b"}])
    conn.execute(insert(t).values(x="c"))
with engine.connect() as conn:
    print(conn.execute(select(t.c.x).where(t.c.id > 1)).scalars().all())
    print(conn.execute(text("PRAGMA foreign_keys")).scalar())
for entry in log:
    print(entry)

# The events reset, first_connect and set_engine_execution_options beside the others of an engine and its pool.
from sqlalchemy import *
from sqlalchemy import event

e = create_engine("sqlite://")
log = []
for name in ("connect", "first_connect", "checkout", "checkin", "begin", "commit", "rollback", "engine_connect", "set_connection_execution_options"):
    event.listen(e, name, lambda *a, _n=name: log.append(_n))


@event.listens_for(e, "reset")
def on_reset(dbapi_connection, record, reset_state):
    log.append(("reset", reset_state, reset_state.transaction_was_reset, reset_state.terminate_only, reset_state.asyncio_safe))


@event.listens_for(e, "set_engine_execution_options")
def on_options(engine, opts):
    log.append(("engine options", engine is e, dict(opts)))


def step(label, f):
    try:
        f()
    except Exception as x:
        print(label, type(x).__name__, str(x).split("\n")[0])
    print(label, log)
    log.clear()


def read():
    with e.connect() as c:
        c.execute(text("select 1"))


def write():
    with e.begin() as c:
        c.execute(text("create table if not exists t (id integer)"))


def nothing():
    e.connect().close()


def fail():
    with e.begin() as c:
        c.execute(text("select nope"))


for k, f in (("read", read), ("write", write), ("nothing", nothing), ("fail", fail), ("options", lambda: e.execution_options(a=1)), ("connection", lambda: e.connect().execution_options(b=1).close())):
    step(k, f)

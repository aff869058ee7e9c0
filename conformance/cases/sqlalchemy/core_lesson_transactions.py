"""Begin, commit, roll back, savepoints, and what is told about misuse."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, exc, func, insert, select, text

engine = create_engine("sqlite://")
meta = MetaData()
box = Table("box", meta, Column("id", Integer, primary_key=True), Column("name", String(5), unique=True))
meta.create_all(engine)
log = []
for name in ("begin", "commit", "rollback", "savepoint", "rollback_savepoint", "release_savepoint"):
    event.listen(engine, name, lambda conn, *rest, name=name: log.append(name))


def names():
    with engine.connect() as conn:
        return conn.scalars(select(box.c.name).order_by(box.c.id)).all()


with engine.connect() as conn:
    conn.execute(insert(box).values(name="a"))
    print(conn.in_transaction(), conn.in_nested_transaction())
    conn.commit()
    conn.execute(insert(box).values(name="lost"))
print(names())
try:
    with engine.begin() as conn:
        conn.execute(insert(box).values(name="b"))
        raise KeyError("stop")
except KeyError:
    print(names())
with engine.begin() as conn:
    conn.execute(insert(box).values(name="c"))
    for name in ("d", "a", "e"):
        try:
            with conn.begin_nested() as point:
                conn.execute(insert(box).values(name=name))
        except exc.IntegrityError:
            print("kept out", name, point.is_active, point.is_valid)
    outer = conn.begin_nested()
    conn.execute(insert(box).values(name="f"))
    inner = conn.begin_nested()
    conn.execute(insert(box).values(name="g"))
    print(conn.in_nested_transaction(), conn.get_nested_transaction() is inner, conn.get_transaction().is_active)
    inner.rollback()
    outer.commit()
print(names())
print(log)
with engine.connect() as conn:
    trans = conn.begin()
    conn.execute(insert(box).values(name="h"))
    trans.rollback()
    for action in (trans.commit, lambda: conn.begin() and conn.begin(), conn.close, lambda: conn.execute(text("SELECT 1"))):
        try:
            action()
        except exc.SQLAlchemyError as error:
            print(type(error).__name__, error)
    print(conn.closed, conn.invalidated)
auto = engine.execution_options(isolation_level="AUTOCOMMIT")
with auto.connect() as conn:
    conn.execute(insert(box).values(name="i"))
    print(conn.get_isolation_level(), conn.default_isolation_level)
    conn.rollback()
print(names()[-1])
with engine.connect() as conn:
    with conn.begin():
        conn.execute(box.delete())
        with conn.begin_nested() as point:
            point.rollback()
        print(conn.scalar(select(func.count()).select_from(box)))
    with conn.begin() as again:
        again.close()
    print(conn.in_transaction())

from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")
with engine.connect() as conn:
    print(conn.in_transaction(), conn.closed)
    conn.execute(text("create table t (x int)"))
    print(conn.in_transaction(), conn.get_transaction() is not None)
    conn.rollback()
    print(conn.in_transaction())
    with conn.begin():
        conn.execute(text("create table if not exists t (x int)"))
        with conn.begin_nested() as sp:
            conn.execute(text("insert into t values (1)"))
            sp.rollback()
        conn.execute(text("insert into t values (2)"))
    print(conn.execute(text("select x from t")).all())
    try:
        with conn.begin():
            pass
    except Exception as e:
        print(type(e).__name__, e)
print(conn.closed)
try:
    conn.execute(text("select 1"))
except Exception as e:
    print(type(e).__name__, e)

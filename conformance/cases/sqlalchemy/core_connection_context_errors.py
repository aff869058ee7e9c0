from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.execute(text("create table t (x int unique)"))
try:
    with engine.begin() as conn:
        conn.execute(text("insert into t values (1)"))
        raise ValueError("stop")
except ValueError as e:
    print("caught", e)
with engine.connect() as conn:
    print(conn.execute(text("select count(*) from t")).scalar())
    trans = conn.get_transaction()
    trans.commit()
    print(trans.is_active)
    try:
        trans.commit()
    except Exception as e:
        print(type(e).__name__, e)

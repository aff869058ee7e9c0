from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.exec_driver_sql("create table t (id integer primary key, x text)")
    conn.exec_driver_sql("insert into t (x) values (?)", ("a",))
    r = conn.exec_driver_sql("insert into t (x) values (?)", [("b",), ("c",)])
    print(r.rowcount)
    print(conn.exec_driver_sql("select * from t where id > ?", (1,)).mappings().all())
    print(conn.scalar(text("select max(id) from t")), conn.scalars(text("select x from t")).all())

from sqlalchemy import bindparam, create_engine, literal_column, select

engine = create_engine("sqlite://")
stmt = select((literal_column("1") + bindparam("a")).label("x"), bindparam("b", 2))
with engine.connect() as conn:
    print(conn.execute(stmt, {"a": 5}).all())
    try:
        conn.execute(stmt)
    except Exception as e:
        print(type(e).__name__, e)

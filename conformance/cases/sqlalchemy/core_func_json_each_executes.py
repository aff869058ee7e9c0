from sqlalchemy import create_engine, func, select

engine = create_engine("sqlite://")
with engine.connect() as conn:
    fn = func.json_each('["one", "two", "three"]').table_valued("key", "value")
    print(conn.execute(select(fn.c.key, fn.c.value).where(fn.c.value != "two")).all())
    print(conn.execute(select(func.count()).select_from(fn)).scalar())

from sqlalchemy import Column, Integer, MetaData, Table, create_engine, func, select

engine = create_engine("sqlite://")
t = Table("t", MetaData(), Column("id", Integer))
with engine.connect() as conn:
    print(conn.execute(func.lower("ABC")).scalar(), conn.scalar(func.abs(-4)))
    for bad in ("select 1", 5, t, select(t).subquery()):
        try:
            conn.execute(bad)
        except Exception as e:
            print(type(e).__name__, str(e).split(" object at 0x")[0])

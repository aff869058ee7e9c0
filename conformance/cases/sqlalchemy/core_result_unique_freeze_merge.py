from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")
with engine.connect() as conn:
    q = text("select 1 as n union all select 1 union all select 2")
    print(conn.execute(q).unique().all(), conn.execute(q).scalars().unique().all())
    frozen = conn.execute(q).freeze()
    print(frozen().all(), frozen().scalars().all())
    print(conn.execute(q).unique(lambda row: row.n % 2).all())
    r = conn.execute(q)
    print(r.all(), r.closed, r.all())
    r = conn.execute(q)
    r.close()
    try:
        r.all()
    except Exception as e:
        print(type(e).__name__, e)
    try:
        conn.execute(text("create table zz (a int)")).all()
    except Exception as e:
        print(type(e).__name__, e)

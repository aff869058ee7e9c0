from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")
q = text("select 1 as n union select 2 union select 3 union select 4 order by n")
with engine.connect() as conn:
    r = conn.execute(q)
    print(r.fetchone(), r.fetchmany(2), r.fetchall(), r.fetchone())
    print(conn.execute(q).first(), [list(p) for p in conn.execute(q).partitions(3)])
    print(conn.execute(q).scalars().all(), conn.execute(q).scalar(), conn.execute(q).keys())
    print(conn.execute(q).columns(0).all(), conn.execute(q).mappings().first())
    for ask in ("one", "one_or_none", "scalar_one", "scalar_one_or_none"):
        try:
            print(getattr(conn.execute(q), ask)())
        except Exception as e:
            print(type(e).__name__, e)
    empty = text("select 1 where 1 = 0")
    print(conn.execute(empty).first(), conn.execute(empty).one_or_none(), conn.execute(empty).scalar())
    try:
        conn.execute(empty).one()
    except Exception as e:
        print(type(e).__name__, e)

from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, select, insert, exc, text, func, event

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("x", String, unique=True))
m.create_all(engine)
def n(conn):
    return conn.scalar(select(func.count()).select_from(t))
with engine.connect() as conn:
    with conn.begin():
        conn.execute(insert(t).values(x="a"))
        for v in ("b", "a", "c"):
            try:
                with conn.begin_nested():
                    conn.execute(insert(t).values(x=v))
            except exc.IntegrityError as e:
                print("skipped", v, e.orig)
        print(n(conn))
    print(n(conn))
    conn.rollback()
    outer = conn.begin()
    a = conn.begin_nested()
    conn.execute(insert(t).values(x="d"))
    b = conn.begin_nested()
    conn.execute(insert(t).values(x="e"))
    a.rollback()
    print(a.is_active, b.is_active, outer.is_active, n(conn))
    try:
        b.commit()
    except exc.InvalidRequestError as e:
        print(type(e).__name__, e)
    outer.commit()
    print(n(conn), conn.in_transaction())
    conn.rollback()
    with conn.begin() as tr:
        conn.execute(insert(t).values(x="f"))
        tr.rollback()
        try:
            conn.execute(insert(t).values(x="g"))
        except exc.InvalidRequestError as e:
            print(type(e).__name__, e)
    print(n(conn))
    conn.commit()
    sp = conn.begin_nested()
    conn.execute(insert(t).values(x="h"))
    sp.commit()
    print(conn.in_transaction(), n(conn))
    conn.rollback()
    print(n(conn))
    conn.close()
    try:
        conn.begin()
    except exc.ResourceClosedError as e:
        print(type(e).__name__, e)
try:
    with engine.begin() as conn:
        conn.execute(insert(t).values(x="i"))
        conn.execute(insert(t).values(x="i"))
except exc.IntegrityError as e:
    print(e.statement, e.params, e.orig, e.code, isinstance(e, exc.DBAPIError), isinstance(e, exc.DatabaseError), e.args)
with engine.begin() as conn:
    print(n(conn))

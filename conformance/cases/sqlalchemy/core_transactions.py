from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, select, insert, func, text, exc

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("x", String))
with engine.begin() as conn:
    m.create_all(conn)
    conn.execute(insert(t).values(x="a"))
count = select(func.count()).select_from(t)
with engine.connect() as conn:
    print(conn.in_transaction(), conn.closed)
    conn.execute(insert(t).values(x="b"))
    print(conn.in_transaction(), conn.scalar(count))
    conn.rollback()
    print(conn.in_transaction(), conn.scalar(count))
    conn.commit()
    with conn.begin():
        conn.execute(insert(t).values(x="c"))
    print(conn.scalar(count))
    conn.rollback()
    try:
        with conn.begin():
            conn.execute(insert(t).values(x="d"))
            raise ValueError("stop")
    except ValueError as e:
        print("caught", e)
    print(conn.scalar(count))
    nested = conn.begin_nested()
    conn.execute(insert(t).values(x="e"))
    print(conn.in_nested_transaction(), nested.is_active)
    nested.rollback()
    print(conn.in_nested_transaction(), nested.is_active, conn.scalar(count))
    with conn.begin_nested() as sp:
        conn.execute(insert(t).values(x="f"))
        with conn.begin_nested():
            conn.execute(insert(t).values(x="g"))
    print(conn.scalar(count))
    conn.commit()
    trans = conn.begin()
    conn.execute(insert(t).values(x="h"))
    trans.commit()
    print(trans.is_active, conn.get_transaction())
    try:
        trans.commit()
    except exc.InvalidRequestError as e:
        print(type(e).__name__, e)
    conn.execute(insert(t).values(x="i"))
    try:
        conn.begin()
    except exc.InvalidRequestError as e:
        print(e)
print(conn.closed)
try:
    conn.execute(count)
except exc.ResourceClosedError as e:
    print(e)
with engine.connect() as c2:
    print(c2.execute(select(t.c.x)).scalars().all())
try:
    with engine.begin() as c3:
        c3.execute(insert(t).values(x="zz"))
        1 / 0
except ZeroDivisionError:
    print("rolled back")
with engine.connect() as c2:
    print(c2.scalar(count))
    c2.execute(text("DELETE FROM t"))
    c2.commit()
    print(c2.scalar(count))

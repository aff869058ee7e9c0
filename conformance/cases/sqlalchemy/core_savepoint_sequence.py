from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select

t = Table("t", MetaData(), Column("id", Integer, primary_key=True))
engine = create_engine("sqlite://")
with engine.connect() as conn:
    t.create(conn)
    conn.commit()
    outer = conn.begin()
    conn.execute(insert(t).values(id=1))
    first = conn.begin_nested()
    conn.execute(insert(t).values(id=2))
    second = conn.begin_nested()
    conn.execute(insert(t).values(id=3))
    second.rollback()
    first.commit()
    print(conn.in_nested_transaction(), first.is_active, outer.is_active)
    outer.commit()
    print(conn.execute(select(t)).scalars().all())

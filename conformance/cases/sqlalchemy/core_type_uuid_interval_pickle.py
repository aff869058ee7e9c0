import datetime
import uuid

from sqlalchemy import Column, Integer, Interval, MetaData, Table, Uuid, create_engine, insert, select

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("u", Uuid), Column("s", Uuid(as_uuid=False)), Column("d", Interval))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    key = uuid.UUID("12345678-1234-5678-1234-567812345678")
    conn.execute(insert(t).values(u=key, s=str(key), d=datetime.timedelta(days=2, hours=3)))
    print(conn.execute(select(t.c.u, t.c.s, t.c.d)).one())
    print(conn.execute(select(t.c.id).where(t.c.u == key)).all())

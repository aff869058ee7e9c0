from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, select, insert, func, text, tuple_, exc

engine = create_engine("sqlite://")
m = MetaData()
t = Table("num", m, Column("id", Integer, primary_key=True), Column("v", Integer), Column("s", String))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(t), [{"v": i % 7, "s": f"row {i:03d}"} for i in range(120)])
with engine.connect() as conn:
    for page in range(0, 3):
        print([r.s for r in conn.execute(select(t.c.s).order_by(t.c.id).limit(4).offset(page * 4))])
    last = None
    keyset = select(t.c.v, t.c.id).order_by(t.c.v, t.c.id).limit(5)
    for _ in range(3):
        q = keyset if last is None else keyset.where(tuple_(t.c.v, t.c.id) > tuple_(*last))
        rows = conn.execute(q).all()
        last = tuple(rows[-1])
        print(rows)
    r = conn.execute(select(t.c.id).order_by(t.c.id))
    print(len(r.fetchmany(50)), r.fetchone(), len(r.all()), r.fetchone())
    print(sum(len(p) for p in conn.execute(select(t)).partitions(50)), [len(p) for p in conn.execute(select(t)).partitions(50)])
    print(conn.execute(select(t.c.v, func.count()).group_by(t.c.v).order_by(t.c.v)).all())
    print(conn.execute(select(t.c.id).where(t.c.id.in_(range(1, 6)))).scalars().all(), conn.execute(select(func.count()).where(t.c.id.in_(list(range(300))))).scalar())
    print(conn.execute(select(t.c.v).distinct().order_by(t.c.v.desc())).scalars().all())
    print({row.v: row.total for row in conn.execute(select(t.c.v, func.sum(t.c.id).label("total")).group_by(t.c.v))})
    print(conn.execute(select(t).where(t.c.s.like("row 00%")).order_by(t.c.s.desc())).first())
    print(conn.execution_options(stream_results=True).execute(select(t.c.id)).first())
try:
    with engine.begin() as conn:
        conn.execute(insert(t), [{"id": 1000 + i, "v": i, "s": "x"} for i in range(12)] + [{"id": 1000, "v": 1, "s": "dup"}])
except exc.IntegrityError as e:
    print(e)
try:
    with engine.begin() as conn:
        conn.execute(text("SELECT nope FROM num WHERE v IN :vs AND s = :s").bindparams(vs=5, s="y" * 400))
except exc.OperationalError as e:
    print(e)

from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, create_engine, func, insert, select, text, update

counter = iter(range(100, 200))
meta = MetaData()
t = Table(
    "t", meta, Column("id", Integer, primary_key=True), Column("a", Integer, default=lambda: next(counter)), Column("b", String, default="dflt", onupdate="upd"),
    Column("c", String, default=lambda ctx: str(ctx.get_current_parameters()["a"]) + "!"), Column("d", Integer, default=select(func.coalesce(func.max(text("id")), 0)).select_from(text("t")).scalar_subquery()), Column("e", String, server_default="srv"),
)
engine = create_engine("sqlite://")
with engine.begin() as conn:
    meta.create_all(conn)
    r = conn.execute(insert(t).values(a=5))
    print(r.inserted_primary_key, r.last_inserted_params())
    conn.execute(insert(t), [{}, {}])
    print(conn.execute(select(t)).all())
    r = conn.execute(update(t).where(t.c.id == 1).values(a=6))
    print(r.last_updated_params())
    print(conn.execute(select(t.c.b).order_by(t.c.id)).scalars().all())

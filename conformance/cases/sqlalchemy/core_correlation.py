from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, ForeignKey, select, func, exists, update, delete, and_, literal_column, text, case, union

engine = create_engine("sqlite://")
m = MetaData()
a = Table("a", m, Column("id", Integer, primary_key=True), Column("x", Integer))
b = Table("b", m, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")), Column("y", Integer))
c = Table("c", m, Column("id", Integer, primary_key=True), Column("b_id", ForeignKey("b.id")), Column("z", Integer))
m.create_all(engine)
al = a.alias("al")
stmts = [
    select(a).where(a.c.x == select(func.max(b.c.y)).where(b.c.a_id == a.c.id).scalar_subquery()),
    select(a).where(a.c.x == select(func.max(b.c.y)).where(b.c.a_id == a.c.id).correlate(a).scalar_subquery()),
    select(a).where(a.c.x == select(func.max(al.c.x)).where(al.c.id != a.c.id).scalar_subquery()),
    select(a, b).where(a.c.id == b.c.a_id).where(select(c.c.z).where(c.c.b_id == b.c.id, a.c.x == c.c.z).correlate(b).exists()),
    select(a, b).where(a.c.id == b.c.a_id).where(select(c.c.z).where(c.c.b_id == b.c.id, a.c.x == c.c.z).correlate_except(c).exists()),
    select(a.c.id).where(exists(select(b.c.id).where(b.c.a_id == a.c.id).where(exists(select(c.c.id).where(c.c.b_id == b.c.id, c.c.z == a.c.x))))),
    select(a.c.id, select(func.count(b.c.id)).where(b.c.a_id == a.c.id).label("n")), select(select(a.c.id).where(a.c.id == 1).scalar_subquery()), select(a.c.id, select(func.count(b.c.id)).scalar_subquery()),
    select(select(b.c.y).where(b.c.a_id == a.c.id).limit(1).scalar_subquery() + 1).select_from(a), select(case((select(b.c.id).where(b.c.a_id == a.c.id).exists(), "yes"), else_="no")).select_from(a),
    update(a).values(x=select(func.sum(b.c.y)).where(b.c.a_id == a.c.id).scalar_subquery()), update(a).where(exists(select(b.c.id).where(b.c.a_id == a.c.id))).values(x=1), delete(a).where(~exists(select(b.c.id).where(b.c.a_id == a.c.id))),
    select(a).where(a.c.id.in_(select(b.c.a_id).where(b.c.y == a.c.x))), select(a).order_by(select(func.count(b.c.id)).where(b.c.a_id == a.c.id).scalar_subquery().desc()), select(a).join(b).where(b.c.y > select(func.avg(b.c.y)).scalar_subquery()),
    select(union(select(a.c.id), select(b.c.id)).alias("u").c.id), select(a).where(a.c.id == select(select(b.c.a_id).where(b.c.id == 1).subquery().c.a_id).scalar_subquery()), select(a.c.id).where(a.c.x == 1).subquery().select().where(text("id > 0")),
    select(a).join(select(b).where(b.c.y > 1).subquery("bs"), text("a.id = bs.a_id")), select(a).join(b).join(c), select(c).join(b).join(a), select(a.c.id, c.c.id).select_from(a).join(b).join(c), select(c.c.id).select_from(a.join(b).join(c)).where(a.c.x == 1),
]
with engine.connect() as conn:
    for s in stmts:
        print(s)
        r = conn.execute(s)
        print(r.all() if r.returns_rows else r.rowcount)
    conn.rollback()
try:
    print(select(a.c.id).where(a.c.id == select(a.c.id).where(a.c.id == a.c.x).correlate(a).scalar_subquery()))
    print(select(a, select(a.c.id, b.c.id).where(a.c.id == b.c.a_id).scalar_subquery()).where(a.c.id == b.c.a_id))
except Exception as e:
    print(type(e).__name__, str(e)[:60])

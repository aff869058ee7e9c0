from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, ForeignKey, select, func, and_, or_, text, insert, desc

engine = create_engine("sqlite://")
m = MetaData()
p = Table("product", m, Column("id", Integer, primary_key=True), Column("name", String), Column("price", Integer), Column("cat_id", ForeignKey("category.id")))
c = Table("category", m, Column("id", Integer, primary_key=True), Column("title", String))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(c), [{"title": "fruit"}, {"title": "veg"}, {"title": "empty"}])
    conn.execute(insert(p), [{"name": "apple", "price": 3, "cat_id": 1}, {"name": "pear", "price": 4, "cat_id": 1}, {"name": "leek", "price": 2, "cat_id": 2}, {"name": "odd", "price": None, "cat_id": None}])
def search(name=None, lo=None, hi=None, cats=(), order="name", page=None):
    q = select(p.c.name, p.c.price, c.c.title.label("category")).outerjoin(c)
    if name:
        q = q.where(p.c.name.ilike(f"%{name}%"))
    if lo is not None:
        q = q.where(p.c.price >= lo)
    if hi is not None:
        q = q.where(p.c.price <= hi)
    if cats:
        q = q.where(c.c.title.in_(cats))
    q = q.order_by(getattr(p.c, order), desc(p.c.id))
    if page is not None:
        q = q.limit(2).offset(page * 2)
    return q
with engine.connect() as conn:
    for kw in ({}, {"name": "E"}, {"lo": 3}, {"lo": 2, "hi": 3}, {"cats": ["fruit", "veg"]}, {"order": "price", "page": 0}, {"page": 1}, {"name": "p", "lo": 1, "cats": ["fruit"]}):
        q = search(**kw)
        print(q)
        print([tuple(r) for r in conn.execute(q)])
    base = select(p)
    a = base.where(p.c.price > 2)
    b = base.where(p.c.price < 3)
    print(len(conn.execute(base).all()), len(conn.execute(a).all()), len(conn.execute(b).all()))
    conds = [p.c.price > 1, p.c.name != "odd"]
    print(conn.scalar(select(func.count()).select_from(p).where(and_(*conds))), conn.scalar(select(func.count()).select_from(p).where(or_(*conds))))
    stats = select(c.c.title, func.count(p.c.id).label("n"), func.coalesce(func.sum(p.c.price), 0).label("total")).outerjoin_from(c, p).group_by(c.c.id).order_by(c.c.id)
    for row in conn.execute(stats):
        print(f"{row.title:>6} {row.n} {row.total}")
    sub = select(p.c.cat_id, func.max(p.c.price).label("top")).group_by(p.c.cat_id).subquery()
    best = select(p.c.name, p.c.price).join(sub, and_(p.c.cat_id == sub.c.cat_id, p.c.price == sub.c.top)).order_by(p.c.name)
    print(best)
    print(conn.execute(best).all())
    for row in conn.execute(select(p).where(p.c.cat_id == None)).mappings():
        print(dict(row))
    cols = [p.c.name, p.c.price]
    print(conn.execute(select(*cols).where(p.c.id == 1)).one()._asdict())
    print(select(p).whereclause, a.whereclause, base.froms if False else "", [str(x) for x in select(p, c).get_final_froms()])

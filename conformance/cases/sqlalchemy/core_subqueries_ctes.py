from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, ForeignKey, select, func, exists, union, union_all, intersect, except_, literal, insert, lateral, values, column, Integer

engine = create_engine("sqlite://")
m = MetaData()
users = Table("users", m, Column("id", Integer, primary_key=True), Column("name", String))
addr = Table("addresses", m, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("users.id")), Column("email", String))
m.create_all(engine)
sub = select(func.count(addr.c.id).label("count"), addr.c.user_id).group_by(addr.c.user_id).subquery()
named = select(users.c.id).where(users.c.name == "a").subquery("named")
cte = select(addr.c.user_id, addr.c.email).where(addr.c.email.like("%@x")).cte("mails")
anon = select(users.c.id).cte()
ua = users.alias("ua")
ua2 = users.alias()
tree = select(literal(1).label("n")).cte("tree", recursive=True)
tree = tree.union_all(select(tree.c.n + 1).where(tree.c.n < 5))
stmts = [
    select(sub), select(users.c.name, sub.c.count).join_from(users, sub), select(users.c.name, sub.c.count).join(sub, users.c.id == sub.c.user_id),
    select(named), select(users).join(named, users.c.id == named.c.id), select(cte), select(users.c.name, cte.c.email).join_from(users, cte),
    select(anon), select(anon.c.id, users).join(users, users.c.id == anon.c.id), select(ua), select(ua2.c.id, users.c.id).where(ua2.c.id > users.c.id),
    select(ua.c.name).join(addr), select(tree), select(func.sum(tree.c.n)),
    select(users.c.name, select(func.count(addr.c.id)).where(addr.c.user_id == users.c.id).scalar_subquery()),
    select(users.c.name, select(func.count(addr.c.id)).where(addr.c.user_id == users.c.id).scalar_subquery().label("n")).order_by("n"),
    select(users).where(exists().where(addr.c.user_id == users.c.id)), select(users).where(~exists(select(addr.c.id).where(addr.c.user_id == users.c.id))),
    select(users).where(select(addr.c.id).where(addr.c.user_id == users.c.id).exists()), select(exists(select(users.c.id)).label("any")),
    select(users).where(users.c.id.in_(select(addr.c.user_id))), select(users).where(users.c.id == select(func.max(addr.c.user_id)).scalar_subquery()),
    select(users).where(select(func.count(addr.c.id)).where(addr.c.user_id == users.c.id).scalar_subquery() > 1),
    union(select(users.c.id), select(addr.c.id)), union_all(select(users.c.id), select(addr.c.id)).order_by("id"), union_all(select(users.c.id), select(addr.c.id)).limit(3),
    intersect(select(users.c.id), select(addr.c.user_id)), except_(select(users.c.id), select(addr.c.user_id)), select(users.c.id).union(select(addr.c.id)),
    select(union(select(users.c.id), select(addr.c.id)).subquery()), select(union_all(select(users.c.id), select(addr.c.id)).cte("both")),
    select(sub.alias("q")), select(select(users).subquery().c.name), select(users).where(users.c.id == 1).correlate(None),
    select(addr.c.email).where(addr.c.user_id == select(users.c.id).where(users.c.name == "x").correlate(addr).scalar_subquery()),
    select(users.c.id).where(users.c.name == select(ua.c.name).where(ua.c.id == users.c.id).correlate(users).scalar_subquery()),
    select(select(users.c.id, addr.c.id).join(addr).subquery()), select(select(users.c.id, users.c.id).subquery()), select(select(func.count(), users.c.id + 1).subquery()),
    select(users.c.name).where(users.c.id.in_([1, 2])).limit(1).subquery().select(),
]
with engine.connect() as conn:
    for s in stmts:
        print(s)
        print(conn.execute(s).all())
    print(sub.c.keys(), select(users, addr).subquery().c.keys(), select(func.count(), users.c.id + 1).subquery().c.keys())
    print(values(column("a", Integer), column("b", Integer), name="v").data([(1, 2), (3, 4)]))
    v = values(column("a", Integer), column("b", Integer), name="v").data([(1, 2), (3, 4)])
    print(select(v))
    both = select(users.c.id).cte("first_one")
    second = select(both.c.id).where(both.c.id > 1).cte("second_one")
    print(select(second))
    print(select(both, second).where(both.c.id == second.c.id))

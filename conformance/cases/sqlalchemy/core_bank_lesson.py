from sqlalchemy import *
from sqlalchemy.orm import Session, DeclarativeBase, Mapped, mapped_column, sessionmaker
from sqlalchemy import event
m = MetaData()
acc = Table("acc", m, Column("id", Integer, primary_key=True), Column("owner", String(20)), Column("bal", Integer, CheckConstraint("bal >= 0")))
e = create_engine("sqlite://")
m.create_all(e)
def transfer(conn, a, b, n):
    with conn.begin_nested():
        conn.execute(update(acc).where(acc.c.id == a).values(bal=acc.c.bal - n))
        conn.execute(update(acc).where(acc.c.id == b).values(bal=acc.c.bal + n))
with e.begin() as c:
    c.execute(acc.insert(), [dict(owner="x", bal=100), dict(owner="y", bal=10)])
    transfer(c, 1, 2, 30)
    try: transfer(c, 2, 1, 999)
    except exc.IntegrityError as err: print(type(err.orig).__name__, err.orig, err.statement)
    print(c.execute(select(acc.c.owner, acc.c.bal)).all())
with e.connect() as c:
    t = c.begin()
    print(t.is_active, t.is_valid, c.in_transaction(), c.get_transaction() is t)
    c.execute(delete(acc)); t.rollback()
    print(t.is_active, c.in_transaction(), c.scalar(select(func.count()).select_from(acc)))
    c.rollback()
    with c.begin():
        c.execute(acc.insert().values(owner="z", bal=5))
    try:
        with c.begin():
            c.execute(acc.insert().values(owner="w", bal=5)); raise RuntimeError("no")
    except RuntimeError as r: print(r)
    print(c.scalars(select(acc.c.owner).order_by(acc.c.id)).all())
    c.commit()
    try:
        c.begin(); c.begin()
    except Exception as x: print(type(x).__name__, x)
    c.close()
    try: c.execute(select(1))
    except Exception as x: print(type(x).__name__, x)
with e.begin() as c:
    r = c.execute(select(acc).order_by(acc.c.bal.desc()))
    print(r.fetchone(), r.fetchmany(1), r.fetchall(), r.fetchone())
    s = select(acc.c.owner, acc.c.bal, (acc.c.bal * 2).label("dbl")).where(acc.c.bal > bindparam("min")).subquery("rich")
    q = select(s.c.owner, s.c.dbl).where(s.c.dbl < 1000)
    print(q, q.compile().params)
    print(c.execute(q, {"min": 50}).all())
    top = select(acc).order_by(acc.c.bal.desc()).limit(1).cte("top")
    print(c.execute(select(top.c.owner).where(exists(select(1).select_from(top)))).scalar_one())
    u = select(acc.c.owner.label("n")).where(acc.c.bal > 50).union_all(select(literal("bank"))).subquery()
    print(c.execute(select(u.c.n, func.count()).group_by(u.c.n).order_by(u.c.n)).all())
    print(c.execute(update(acc).where(acc.c.id.in_(select(top.c.id))).values(owner=func.upper(acc.c.owner)).returning(acc.c.owner)).scalars().all())
    print(c.execute(select(acc.c.id, case({1: "one", 2: "two"}, value=acc.c.id, else_="many"), func.iif(acc.c.bal > 50, "rich", "poor"))).all())
    print(c.execute(select(func.sum(acc.c.bal).filter(acc.c.owner != "z"), func.max(acc.c.bal) - func.min(acc.c.bal))).one())
    print(c.execute(select(literal_column("1 + 1").label("two"), literal("s"), null(), true(), false())).one())
    print([str(x) for x in (acc.c.bal + 5, 5 - acc.c.bal, acc.c.owner + "x", -acc.c.bal, acc.c.bal % 3, acc.c.bal / 2, acc.c.bal // 2, acc.c.owner == None, acc.c.owner != "a", and_(), or_(acc.c.id == 1, acc.c.id == 2) & (acc.c.bal > 3), ~(acc.c.id == 1), acc.c.id.in_([]), acc.c.owner.ilike("%a"), acc.c.owner.startswith("a", autoescape=True), func.lower(acc.c.owner).label("l"), acc.c.id.desc(), acc.c.id.between(1, 2), acc.c.owner.is_distinct_from("x"), cast(acc.c.id, String), acc.c.bal.op("<<")(2), acc.c.bal.bitwise_and(3), tuple_(acc.c.id, acc.c.bal) > (1, 2), extract("year", func.now()), distinct(acc.c.owner), collate(acc.c.owner, "NOCASE"))])

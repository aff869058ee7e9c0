from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, ForeignKey, select, insert, func, and_, literal, union_all, exists

engine = create_engine("sqlite://")
m = MetaData()
emp = Table("emp", m, Column("id", Integer, primary_key=True), Column("name", String), Column("boss_id", ForeignKey("emp.id")), Column("pay", Integer))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(emp), [{"id": i, "name": n, "boss_id": b, "pay": p} for i, n, b, p in ((1, "ann", None, 9), (2, "bob", 1, 5), (3, "cat", 1, 6), (4, "dan", 2, 2))])
boss = emp.alias("boss")
boss2 = emp.alias()
peers = select(emp.c.name, boss.c.name.label("boss")).join(boss, emp.c.boss_id == boss.c.id).order_by(emp.c.id)
chain = select(emp.c.id, emp.c.name, literal(0).label("depth")).where(emp.c.boss_id.is_(None)).cte("chain", recursive=True)
c2 = emp.alias("e2")
chain = chain.union_all(select(c2.c.id, c2.c.name, chain.c.depth + 1).join(chain, c2.c.boss_id == chain.c.id))
stmts = [
    peers, select(emp.c.name, boss2.c.name).outerjoin(boss2, emp.c.boss_id == boss2.c.id), select(emp).join(boss, emp.c.boss_id == boss.c.id).where(boss.c.name == "ann"),
    select(chain).order_by(chain.c.depth, chain.c.id), select(func.max(chain.c.depth)), select(chain.c.name).where(chain.c.depth == select(func.max(chain.c.depth)).scalar_subquery()),
    select(emp.c.name, select(func.count(boss2.c.id)).where(boss2.c.boss_id == emp.c.id).scalar_subquery().label("reports")).order_by("reports", emp.c.name),
    select(emp.c.name).where(exists(select(boss.c.id).where(boss.c.boss_id == emp.c.id))), select(emp.c.name).where(~exists().where(boss.c.boss_id == emp.c.id)),
    select(emp.c.name, func.rank().over(order_by=emp.c.pay.desc()).label("r"), (emp.c.pay - func.lag(emp.c.pay).over(order_by=emp.c.pay)).label("gap")).order_by("r"),
    select(emp.c.boss_id, func.sum(emp.c.pay), func.group_concat(emp.c.name)).group_by(emp.c.boss_id).having(func.count() > 1),
    select(boss.c.name, func.count(emp.c.id)).select_from(emp.join(boss, emp.c.boss_id == boss.c.id)).group_by(boss.c.name).order_by(func.count(emp.c.id).desc(), boss.c.name),
    select(emp.c.name, boss.c.name, boss2.c.name).select_from(emp.outerjoin(boss, emp.c.boss_id == boss.c.id).outerjoin(boss2, boss.c.boss_id == boss2.c.id)),
    select(emp.c.name).where(and_(emp.c.pay > select(func.avg(boss.c.pay)).scalar_subquery(), emp.c.boss_id != None)),
    select(emp.c.name).join(boss).where(boss.c.id == 1) if False else select(boss), select(emp.c.id, boss.c.id, boss2.c.id).where(emp.c.id == boss.c.boss_id, boss.c.id == boss2.c.boss_id),
]
with engine.connect() as conn:
    for s in stmts:
        print(s)
        print(conn.execute(s).all())
try:
    print(select(emp).join(boss))
except Exception as e:
    print(type(e).__name__, e)

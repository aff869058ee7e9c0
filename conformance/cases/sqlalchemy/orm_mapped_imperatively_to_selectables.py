"""Imperative mappings to joins and subqueries."""
from sqlalchemy import *
from sqlalchemy.orm import *
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
reg = registry()
a = Table("a", reg.metadata, Column("id", Integer, primary_key=True), Column("x", Integer))
b = Table("b", reg.metadata, Column("id", Integer, ForeignKey("a.id"), primary_key=True), Column("y", Integer))
c = Table("c", reg.metadata, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")), Column("z", Integer))
class AB: pass
class C: pass
j = a.join(b)
m = reg.map_imperatively(AB, j, properties={"id": [a.c.id, b.c.id], "cs": relationship(C, order_by=c.c.id)})
reg.map_imperatively(C, c)
show(lambda: select(AB))
show(lambda: ([str(k) for k in m.primary_key], m.attrs.keys()))
engine = create_engine("sqlite://")
reg.metadata.create_all(engine)
with Session(engine) as s:
    o = AB(); o.x = 1; o.y = 2; o.cs = [C(), C()]
    s.add(o); s.commit()
    print(o.id, o.x, o.y, [k.a_id for k in o.cs])
    o.y = 5
    s.commit()
    print(s.scalars(select(AB).join(AB.cs).where(c.c.id == 2)).one().y)
    print(s.get(AB, 1) is o)
    s.delete(o); s.commit()
    print(s.execute(text("select count(*) from a")).scalar(), s.execute(text("select count(*) from b")).scalar(), s.execute(text("select a_id from c")).all())
class D: pass
md = reg.map_imperatively(D, select(a.c.id, (a.c.x * 2).label("twice")).where(a.c.x > 0).subquery("big"))
show(lambda: select(D).where(D.twice > 3))
with Session(engine) as s:
    s.execute(insert(a), [{"x": 1}, {"x": 5}, {"x": -1}])
    print([(d.id, d.twice) for d in s.scalars(select(D).order_by(D.id))])
    print(s.get(D, 2).twice, s.get(D, 3))
    print([(d.id, d.twice) for d in s.query(D).filter(D.twice > 2)])
    al = aliased(D)
    show(lambda: select(al.id, D.id).where(al.id > D.id))
class E: pass
show(lambda: reg.map_imperatively(E, select(a.c.x).subquery("nokey")))

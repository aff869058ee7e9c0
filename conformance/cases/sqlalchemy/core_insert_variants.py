from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, select, insert, func, text, literal, bindparam, exc, case

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("a", String), Column("b", Integer))
m.create_all(engine)
with engine.begin() as conn:
    print(conn.execute(t.insert(), {"a": "1"}).inserted_primary_key)
    print(conn.execute(t.insert().values((5, "tuple", 6))).inserted_primary_key)
    print(conn.execute(t.insert().values(a=func.upper("low"), b=literal(3) + 4)).inserted_primary_key)
    print(conn.execute(t.insert().values({"a": "d"}), {"b": 9}).inserted_primary_key)
    print(conn.execute(t.insert().values(a="first"), {"a": "override"}).inserted_primary_key)
    print(conn.execute(t.insert().values(a=bindparam("pa"), b=bindparam("pb")), [{"pa": "x", "pb": 1}, {"pa": "y", "pb": 2}]).rowcount)
    print(conn.execute(t.insert().values(a=select(func.max(t.c.a)).scalar_subquery())).inserted_primary_key)
    print(conn.execute(t.insert().values(a="q").values(b=12)).inserted_primary_key)
    print(conn.execute(t.insert().values([("1", "t1", 2), (101, "t2", 3)]) if False else t.insert().values([{"id": 100, "a": "t1"}, {"id": 101, "a": "t2"}])).rowcount)
    print(conn.execute(t.insert().prefix_with("OR IGNORE"), {"id": 100, "a": "dup"}).rowcount)
    print(conn.execute(t.insert().prefix_with("OR REPLACE"), {"id": 100, "a": "rep"}).rowcount)
    print(conn.execute(insert(t).from_select(["a", "b"], select(t.c.a, t.c.b + 1).where(t.c.b != None))).rowcount)
    print(conn.execute(insert(t).from_select([t.c.a], text("SELECT 'txt'").columns(a=String) if False else select(literal("lit")))).rowcount)
    print(conn.execute(insert(t), []).rowcount if False else "-")
    for row in conn.execute(select(t).order_by(t.c.id)):
        print(row)
    r = conn.execute(insert(t).values(a="z").returning(t.c.id, (t.c.id * 2).label("dbl"), func.lower(t.c.a)))
    print(r.keys(), r.one())
    ins = insert(t).values(a="w").returning(t)
    print(ins)
    print(conn.execute(ins).mappings().one()["a"])
for f in (lambda: insert(t).values({"a": 1}, {"a": 2}), lambda: insert(t).values({"a": 1}, b=2), lambda: insert(t).values(a=1).from_select(["a"], select(t.c.a)), lambda: str(insert(t).values(nope=1)), lambda: insert("t")):
    try:
        print(f())
    except exc.SQLAlchemyError as e:
        print(type(e).__name__, e)

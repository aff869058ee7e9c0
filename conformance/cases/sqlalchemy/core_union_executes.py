from sqlalchemy import create_engine, literal, select, union, union_all

engine = create_engine("sqlite://")
a, b = select(literal(1).label("n")), select(literal(2).label("n"))
with engine.connect() as conn:
    print(conn.execute(union_all(a, b, a).order_by("n")).all())
    print(conn.execute(union(a, b, a).order_by("n")).scalars().all())
    sub = union_all(a, b).subquery()
    print(conn.execute(select(sub.c.n * 10)).all())

"""Union, intersect and except over guest lists, with order, limit and nesting."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, except_, exc, func, insert, intersect, literal, select, union, union_all

engine = create_engine("sqlite://")
meta = MetaData()
lists = {n: Table(n, meta, Column("id", Integer, primary_key=True), Column("guest", String(10)), Column("seats", Integer)) for n in ("fri", "sat", "sun")}
meta.create_all(engine)
fri, sat, sun = lists.values()
with engine.begin() as conn:
    for table, names in ((fri, "Al Bo Cy"), (sat, "Bo Cy Di"), (sun, "Cy Ed")):
        conn.execute(insert(table), [{"guest": g, "seats": len(table.name) + i} for i, g in enumerate(names.split())])
f, s, u = (select(t.c.guest) for t in (fri, sat, sun))
with engine.connect() as conn:
    for query in (union(f, s, u).order_by("guest"), union_all(f, s).order_by(fri.c.guest.desc()).limit(3), intersect(f, s, u), except_(f, s), f.union(s).intersect(u) if False else intersect(f, s)):
        print(str(query).replace("\n", " "))
        print(conn.scalars(query).all())
    tagged = union_all(*[select(t.c.guest, literal(n).label("day"), t.c.seats) for n, t in lists.items()]).subquery("tagged")
    print(conn.execute(select(tagged.c.guest, func.group_concat(tagged.c.day, "+").label("days"), func.sum(tagged.c.seats)).group_by(tagged.c.guest).order_by(tagged.c.guest)).all())
    most = select(tagged.c.day, func.count().label("n")).group_by(tagged.c.day).order_by(func.count().desc(), tagged.c.day)
    print(conn.execute(most).mappings().all())
    either = union(f, s).cte("either")
    print(conn.scalars(select(either.c.guest).where(either.c.guest.not_in(u)).order_by(either.c.guest)).all())
    both = f.where(fri.c.guest.in_(s)).union_all(u.where(sun.c.seats > 3)).order_by("guest").offset(1)
    print(both)
    print(conn.scalars(both).all())
    mixed = union(f, select(sat.c.guest).order_by(sat.c.seats.desc()).limit(1).subquery().select())
    print(mixed)
    print(sorted(conn.scalars(mixed)))
    print(mixed.selected_columns.keys(), union(f, s).exported_columns.guest.type, [c.name for c in tagged.c])
    print(conn.scalar(select(func.count()).select_from(union(f, s, u).subquery())))
    print(conn.scalar(select(except_(f, s).scalar_subquery())))
try:
    print(union(f, select(sat.c.guest, sat.c.seats)))
    with engine.connect() as conn:
        conn.execute(union(f, select(sat.c.guest, sat.c.seats)))
except exc.SQLAlchemyError as error:
    print(type(error).__name__, error)

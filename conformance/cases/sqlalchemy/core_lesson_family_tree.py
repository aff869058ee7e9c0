"""Ancestors and descendants with recursive CTEs, a depth and a path."""
from sqlalchemy import (Column, ForeignKey, Integer, MetaData, String, Table, create_engine, func, literal, select, cast, union_all, exists, and_, or_)

engine = create_engine("sqlite://")
meta = MetaData()
person = Table("person", meta, Column("id", Integer, primary_key=True), Column("name", String(20)),
               Column("mother_id", ForeignKey("person.id")), Column("born", Integer))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(person.insert(), [
        {"id": 1, "name": "Ada", "mother_id": None, "born": 1920},
        {"id": 2, "name": "Bea", "mother_id": 1, "born": 1944},
        {"id": 3, "name": "Cid", "mother_id": 1, "born": 1948},
        {"id": 4, "name": "Dot", "mother_id": 2, "born": 1970},
        {"id": 5, "name": "Eve", "mother_id": 4, "born": 1995},
        {"id": 6, "name": "Fay", "mother_id": 2, "born": 1975},
    ])

root = select(person.c.id, person.c.name, literal(0).label("depth"), cast(person.c.name, String).label("path")).where(
    person.c.mother_id.is_(None)).cte("tree", recursive=True)
child = person.alias("child")
tree = root.union_all(
    select(child.c.id, child.c.name, root.c.depth + 1, root.c.path + " > " + child.c.name).join(root, child.c.mother_id == root.c.id))
query = select(tree.c.name, tree.c.depth, tree.c.path).order_by(tree.c.path)
print(query)
with engine.connect() as conn:
    for name, depth, path in conn.execute(query):
        print("  " * depth + name, "|", path)
    deepest = select(func.max(tree.c.depth)).scalar_subquery()
    print(conn.scalars(select(tree.c.name).where(tree.c.depth == deepest)).all())
    up = select(person.c.id, person.c.mother_id, person.c.name).where(person.c.name == "Eve").cte("up", recursive=True)
    up = up.union(select(person.c.id, person.c.mother_id, person.c.name).where(person.c.id == up.c.mother_id))
    print(" < ".join(conn.scalars(select(up.c.name).order_by(up.c.id.desc()))))
    numbers = select(literal(1).label("n")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.n * 2).where(numbers.c.n < 100))
    print(conn.execute(select(numbers)).scalars().all())
    kids = child.alias("kids")
    has = exists().where(kids.c.mother_id == person.c.id)
    print(conn.execute(select(person.c.name, has.label("parent")).order_by(person.c.id)).all())
    ages = select(child.c.name, (child.c.born - person.c.born).label("gap")).join_from(person, child, child.c.mother_id == person.c.id).order_by("gap", child.c.name)
    print([f"{r.name}:{r.gap}" for r in conn.execute(ages)])

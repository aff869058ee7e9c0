"""RETURNING with parameters of its own behind an INSERT of many rows: they are sent once a statement."""
from sqlalchemy import Column, Integer, MetaData, String, Table, case, cast, create_engine, func, insert, literal, select

engine = create_engine("sqlite://")
metadata = MetaData()
item = Table("item", metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("n", Integer))
metadata.create_all(engine)

ROWS = [{"name": "a", "n": 5}, {"name": "b?", "n": 6}, {"name": "c", "n": 7}]
returned = {
    "sum": [item.c.n + 1],
    "label": [(item.c.n * 2).label("twice"), item.c.name],
    "case": [case((item.c.n > 5, item.c.name), else_="few")],
    "literal": [literal("same"), item.c.id],
    "comparison": [item.c.n > 5, ~(item.c.n > 6)],
    "function": [func.coalesce(item.c.name, "none", "?"), func.upper(item.c.name + "!")],
    "cast": [cast(item.c.n + 10, String)],
    "quoted": [item.c.n + 1, literal("it's ?").label("what?"), item.c.n + 2],
}
with engine.begin() as connection:
    for name, columns in returned.items():
        result = connection.execute(insert(item).returning(*columns), ROWS)
        print(name, list(result.keys()), result.all())
    print(connection.scalar(select(func.count()).select_from(item)))

small = engine.execution_options(insertmanyvalues_page_size=2)
with small.begin() as connection:
    print(connection.execute(insert(item).returning(item.c.n + 100), ROWS).scalars().all())

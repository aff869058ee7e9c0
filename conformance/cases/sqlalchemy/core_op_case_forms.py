from sqlalchemy import Column, Integer, MetaData, String, Table, case, literal_column, select

t = Table("t", MetaData(), Column("id", Integer), Column("kind", String))
print(case((t.c.id == 1, "one"), (t.c.id > 5, "many"), else_="some"))
print(case({"a": 1, "b": 2}, value=t.c.kind, else_=0))
print(case((t.c.id == 1, t.c.kind)))
print(case((t.c.id == 1, literal_column("'x'")), else_=literal_column("'y'")))
print(select(case((t.c.id < 3, "low"), else_="high").label("level")).order_by("level"))
print(repr(case((t.c.id == 1, 5)).type))
try:
    case()
except Exception as e:
    print(type(e).__name__, e)

from sqlalchemy import Integer, String, bindparam, column, literal, select, table

t = table("t", column("id", Integer), column("name", String))
stmt = select(t).where(t.c.id == bindparam("the_id"), t.c.name == bindparam("name", "x"))
print(stmt.compile().params)
print(stmt.params(the_id=7).compile().params)
print(stmt.compile().construct_params({"the_id": 9}))
print(select(t).where(t.c.id == bindparam("id", 5, unique=True), t.c.id == bindparam("id", 6, unique=True)))
print(repr(bindparam("q", 5).type), repr(literal("s").type), bindparam("q", callable_=lambda: 3).effective_value)
try:
    print(select(t).where(t.c.id == bindparam("x", 1), t.c.id == bindparam("x", 2, unique=True), t.c.name == bindparam("x_1")))
except Exception as e:
    print(type(e).__name__, e)

from sqlalchemy import Integer, String, bindparam, column, create_engine, select, text

print(text("SELECT :a, '\\:b', :c::int"))
t = text("SELECT id, name FROM users WHERE id = :id").bindparams(id=5)
print(t.compile().params)
print(text("x = :x").bindparams(bindparam("x", type_=Integer)).compile().params)
sub = text("SELECT id, name FROM users").columns(column("id", Integer), column("name", String)).subquery("u")
print(select(sub.c.name).where(sub.c.id > 3))
print(select(text("SELECT 1 AS a").columns(column("a")).cte("c")))
try:
    text("x = :x").bindparams(y=5)
except Exception as e:
    print(type(e).__name__, e)
engine = create_engine("sqlite://")
with engine.connect() as conn:
    print(conn.execute(text("SELECT :a + 1 AS x, '\\:b' AS y"), {"a": 4}).mappings().one())

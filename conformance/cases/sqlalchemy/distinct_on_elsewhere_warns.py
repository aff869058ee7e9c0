from sqlalchemy import *
t = table("t", column("x"))
for i in range(2):
    s = select(t).distinct(t.c.x)
    print(s)
print(select(t).distinct(t.c.x))
a = select(t).distinct(t.c.x).compile()
a = select(t).distinct(t.c.x).compile(compile_kwargs={"literal_binds": True})
with create_engine("sqlite://").connect() as c:
    try:
        c.execute(select(t).distinct(t.c.x))
    except Exception as e:
        print(type(e))

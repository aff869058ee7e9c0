from sqlalchemy import column, table

t = table("t", column("a"), column("b"))
try:
    if t.c.a > 5:
        print("never")
except TypeError as e:
    print(type(e).__name__, e)
print(bool(t.c.a == t.c.a), bool(t.c.a == t.c.b), bool(t.c.a != t.c.b))
print(t.c.a in [t.c.b, t.c.a])
try:
    5 in t.c.a
except Exception as e:
    print(type(e).__name__, e)

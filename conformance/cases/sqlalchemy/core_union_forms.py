from sqlalchemy import column, except_, intersect, select, table, union, union_all

t = table("t", column("id"), column("name"))
s1, s2, s3 = (select(t.c.id).where(t.c.name == n) for n in ("a", "b", "c"))
print(union(s1, s2))
print(s1.union_all(s2, s3))
print(intersect(s1, except_(s2, s3)))
print(union(s1, s2).order_by("id").limit(3))
print(union(s1.limit(1), s2.order_by(t.c.id)))
print(select(union(s1, s2).subquery()))
print(s1.union(s2).subquery("u").c.keys())
try:
    print(union(s1, select(t)))
except Exception as e:
    print(type(e).__name__, e)

# params() and unique_params(): values for the parameters of a statement that stands in another one twice.
from sqlalchemy import *


def show(*a):
    for f in a:
        try: print(" ".join(str(f()).split()))
        except Exception as e: print(type(e).__name__, e)


t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("a", String))
s = text("select :x, :y")
q = select(t.c.id).where(t.c.id == bindparam("x"), t.c.id > bindparam("y", 3))
show(lambda: q.params(x=5).compile().params, lambda: q.unique_params(x=5), lambda: select(t.c.id).where(t.c.id.in_(q.unique_params(x=1)), t.c.id.not_in(q.unique_params(x=2))).compile().params, lambda: s.params(x=1).compile().params)
c = insert(t).values(id=5).compile()
print(sorted(c.params), c.isinsert, c.isupdate, c.postfetch, c.prefetch)

from sqlalchemy import *
from sqlalchemy.dialects import oracle, postgresql
s = func.scalar_strings(5).column_valued("s")
u = func.json_each('["a"]').table_valued("key", "value", name="j")
t = table("t", column("x"))
for st in (select(s), select(s).where(s == 'x').order_by(s), select(u.c.key, u.c.value), select(u), select(func.f(t.c.x).column_valued()), select(func.unnest(t.c.x).table_valued("a", with_ordinality="o").render_derived()), select(t).select_from(func.g(1).alias("gg")), select(func.count(s))):
    for d in (oracle, postgresql):
        try: print(st.compile(dialect=d.dialect()))
        except Exception as e: print(type(e).__name__, e)

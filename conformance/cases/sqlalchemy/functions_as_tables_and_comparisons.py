# as_comparison(), scalar_table_valued(), a function's alias and its columns, LATERAL, ANY and ALL of arrays, signs before labels.
from sqlalchemy import *

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("a", ARRAY(Integer)), Column("d", JSON))
def show(*a):
    for f in a:
        try: print(" ".join(str(f()).split()))
        except Exception as e: print(type(e).__name__, e)
fn = func.substring("foo", "foobar").as_comparison(1, 2)
show(lambda: fn, lambda: fn.left, lambda: fn.right, lambda: fn.type, lambda: select(t).where(fn), lambda: type(fn), lambda: ~fn, lambda: func.f(t.c.id, 5).as_comparison(1, 3), lambda: and_(fn, t.c.id == 1))
show(lambda: select(t.c.id, func.jsonb_each(t.c.d).scalar_table_valued("key")), lambda: func.rows("x").alias(), lambda: func.rows("x").alias("bar"), lambda: select(func.rows("x").alias("bar")), lambda: select(func.rows("x").alias()), lambda: len(func.rows("x").alias().c), lambda: select(column("x")).select_from(func.rows(1).alias("q")))
j = func.jsonb_to_recordset(t.c.d).table_valued(column("name", Text), column("time", Float)).render_derived(with_types=True)
show(lambda: select(t.c.id, j.lateral("jt").c.name), lambda: select(t.c.id).join(j.lateral(), true()), lambda: select(j.lateral().alias("z")))
show(lambda: t.c.a.any(bindparam("p")), lambda: t.c.a.all(bindparam("p")).left.type, lambda: t.c.a.any(5), lambda: any_(t.c.a) == bindparam("z"), lambda: (bindparam("z") == any_(t.c.a)).left.type)
show(lambda: select(-literal("x").label("z")), lambda: select(~literal(5).label("z")), lambda: select(distinct(literal("x").label("z"))), lambda: select(-t.c.id.label("q")), lambda: select(-(t.c.id + 5).label("q")), lambda: select(func.count(distinct(t.c.id.label("w")))))

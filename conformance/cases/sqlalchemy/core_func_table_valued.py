from sqlalchemy import Integer, String, column, func, select

fn = func.json_each('["a", "b"]').table_valued("value", joins_implicitly=True)
print(select(fn))
print(select(fn.c.value).where(fn.c.value == "a"))
named = func.generate_series(1, 4).table_valued("n", name="gs")
print(select(named.c.n))
print(select(func.generate_series(4, 1, -1).alias("g").column))
print(select(func.unnest(["x", "y"]).column_valued("u")))
derived = func.json_to_recordset("[]").table_valued(column("a", Integer), column("b", String)).render_derived(with_types=True)
print(select(derived.c.a, derived.c.b))
print(select(func.unnest([1]).table_valued("v", with_ordinality="ord").render_derived()))

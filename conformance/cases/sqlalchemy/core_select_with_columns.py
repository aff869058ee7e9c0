from sqlalchemy import column, func, select, table

t = table("t", column("a"), column("b"))
s = select(t.c.a).where(t.c.b == 5)
print(s.add_columns(t.c.b))
print(s.with_only_columns(t.c.b, func.now()))
print([c.name for c in s.selected_columns], s.whereclause)
print([f.name for f in s.get_final_froms()])
print(s.columns_clause_froms[0] is t)
print(select(t.c["a", "b"]))
print(s.filter(t.c.a > 1).filter_by(b=2))

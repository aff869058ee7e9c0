from sqlalchemy import bindparam, column, literal, select, table, tuple_

x = column("x")
t = table("t", column("id"), column("kind"))
print(x.in_([1, 2, 3]))
print(x.not_in([1, 2]))
print(x.in_([]))
print(x.in_([1, literal(2), column("y")]))
print(x.in_(select(t.c.id).where(t.c.kind == "a")))
print(x.in_(bindparam("ids", expanding=True)))
print(tuple_(x, column("y")).in_([(1, 2), (3, 4)]))
stmt = select(t).where(t.c.id.in_([4, 5]))
print(stmt.compile(compile_kwargs={"render_postcompile": True}))
print(stmt.compile(compile_kwargs={"literal_binds": True}))

from sqlalchemy import Integer, String, column, create_engine, literal, select, tuple_

a, b = column("a", Integer), column("b", String)
print(tuple_(a, b) == tuple_(1, "x"))
print(tuple_(a, b) > (1, "x"))
print(tuple_(a, b).in_([(1, "x"), (2, "y")]).compile(compile_kwargs={"literal_binds": True}))
engine = create_engine("sqlite://")
with engine.connect() as conn:
    print(conn.scalar(select(tuple_(literal(1), literal("x")).in_([(1, "x"), (2, "z")]))))
    print(conn.scalar(select(tuple_(literal(1), literal(2)) < tuple_(1, 3))))

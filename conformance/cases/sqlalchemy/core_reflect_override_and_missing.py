from sqlalchemy import Column, MetaData, String, Table, create_engine, inspect

engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.exec_driver_sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER)")
t = Table("t", MetaData(), Column("a", String(9)), autoload_with=engine)
print(repr(t))
print(Table("t", MetaData(), autoload_with=engine, include_columns=["id", "b"]).c.keys())
for ask in (lambda: Table("nope", MetaData(), autoload_with=engine), lambda: inspect(engine).get_columns("nope"), lambda: inspect(engine).get_indexes("nope")):
    try:
        ask()
    except Exception as e:
        print(type(e).__name__, e)

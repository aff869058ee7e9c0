from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, event, insert, inspect, literal, select, text, update

engine = create_engine("sqlite://").execution_options(prefix="north")


@event.listens_for(engine, "before_cursor_execute", retval=True)
def before(conn, cursor, statement, parameters, context, executemany):
    prefix = context.execution_options.get("prefix")
    print(prefix, context.isinsert, context.isddl, context.is_crud, executemany, parameters)
    return statement.replace("_prefix_", prefix), parameters


@event.listens_for(engine, "after_cursor_execute")
def after(conn, cursor, statement, parameters, context, executemany):
    print("  ran", statement.split("(")[0].strip())


meta = MetaData()
place = Table("_prefix_place", meta, Column("id", Integer, primary_key=True), Column("name", String, index=True))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(place), [{"name": "a"}, {"name": "b"}])
    print(conn.execute(select(place)).all())
    conn.execute(update(place).values(name="c"))
    conn.exec_driver_sql("select 1")
    conn.execute(text("select 2"))
    conn.execute(select(literal(3)).execution_options(prefix="of the statement"))
    conn.execute(select(literal(3)), execution_options={"prefix": "of the call"})
    conn.execution_options(prefix="of the connection").execute(select(literal(3)))
print(inspect(engine).get_table_names())

from sqlalchemy import create_engine, text

engine = create_engine("sqlite://", execution_options={"a": 1})
other = engine.execution_options(b=2)
print(engine.get_execution_options(), other.get_execution_options())
with other.connect() as conn:
    conn = conn.execution_options(c=3)
    print(conn.get_execution_options())
    stmt = text("select 1").execution_options(d=4)
    print(stmt.get_execution_options())
    print(conn.execute(stmt).scalar())
print(engine.dialect.name, engine.driver, engine.echo, repr(engine))

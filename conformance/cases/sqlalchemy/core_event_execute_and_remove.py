from sqlalchemy import create_engine, event, text

engine = create_engine("sqlite://")
seen = []


def before(conn, clauseelement, multiparams, params, execution_options):
    seen.append((str(clauseelement), params))


event.listen(engine, "before_execute", before)
print(event.contains(engine, "before_execute", before))
with engine.connect() as conn:
    conn.execute(text("select 1"))
    conn.execute(text("select :a"), {"a": 2})
event.remove(engine, "before_execute", before)
print(event.contains(engine, "before_execute", before))
with engine.connect() as conn:
    conn.execute(text("select 3"))
print(seen)

from sqlalchemy import create_engine, event, text

engine = create_engine("sqlite://")
seen = []


@event.listens_for(engine, "before_cursor_execute")
def comment(conn, cursor, statement, parameters, context, executemany):
    seen.append(statement)


@event.listens_for(engine, "after_cursor_execute")
def after(conn, cursor, statement, parameters, context, executemany):
    print("ran", statement, parameters, executemany)


@event.listens_for(engine, "commit")
def commit(conn):
    seen.append("commit")


with engine.begin() as conn:
    print(conn.execute(text("select :x"), {"x": 1}).scalar())
print(seen)

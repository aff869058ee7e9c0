from sqlalchemy import create_engine, event, text

engine = create_engine("sqlite://")


@event.listens_for(engine, "handle_error")
def handle(context):
    print("handling", type(context.original_exception).__name__, type(context.sqlalchemy_exception).__name__, context.statement)
    if "replace" in context.statement:
        raise RuntimeError("replaced")


with engine.connect() as conn:
    for sql in ("select nope", "select nope /* replace */"):
        try:
            conn.execute(text(sql))
        except Exception as e:
            print(type(e).__name__, str(e).splitlines()[0])

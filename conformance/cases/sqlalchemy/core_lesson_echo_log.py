"""What the log shows: echo of DDL, one row, many rows, a rollback and a failing statement."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, exc, insert, select, text

engine = create_engine("sqlite://", echo=True)
meta = MetaData()
note = Table("note", meta, Column("id", Integer, primary_key=True), Column("body", String(20), unique=True))
meta.create_all(engine, checkfirst=False)
with engine.begin() as conn:
    conn.execute(insert(note).values(body="one"))
    conn.execute(insert(note), [{"body": f"n{i}"} for i in range(12)])
with engine.connect() as conn:
    print(conn.execute(select(note.c.body).where(note.c.id < 3)).scalars().all())
    print(conn.execute(select(note.c.body).where(note.c.id < 4)).scalars().all())
    nested = conn.begin_nested()
    conn.execute(text("UPDATE note SET body = :b WHERE id = :i"), {"b": "x" * 400, "i": 1})
    nested.rollback()
    try:
        conn.execute(insert(note).values(body="one"))
    except exc.IntegrityError as error:
        print("failed:", error.orig)
    conn.rollback()
    print(conn.in_transaction())
quiet = engine.execution_options(logging_token="quiet")
with quiet.connect() as conn:
    conn.execute(text("SELECT 1"))
engine.echo = False
with engine.connect() as conn:
    print(conn.scalar(text("SELECT 2")))
engine.echo = "debug"
with engine.connect() as conn:
    print(conn.execute(select(note).limit(2)).all())

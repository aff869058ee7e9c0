import logging
import re

from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select, text


class Lines(logging.Handler):
    """Keeps what is logged, with the times masked."""

    def emit(self, record):
        lines.append(re.sub(r"\d+\.\d+s", "0.0s", f"{record.levelname} {record.name} {record.getMessage()}"))


lines = []
log = logging.getLogger("sqlalchemy.engine")
log.addHandler(Lines())
engine = create_engine("sqlite://")
with engine.connect() as conn:
    conn.execute(text("select 'nobody listens'"))
books = Table("book", MetaData(), Column("id", Integer, primary_key=True), Column("title", String))
books.metadata.create_all(engine)
log.setLevel(logging.INFO)
with engine.begin() as conn:
    conn.execute(insert(books), [{"title": "Emma"}, {"title": "Ulysses"}])
    print(conn.execute(select(books).where(books.c.title == "Emma")).all())
log.setLevel(logging.WARNING)
with engine.connect() as conn:
    print(conn.execute(text("select 1")).scalar())
print(*lines, sep="\n")

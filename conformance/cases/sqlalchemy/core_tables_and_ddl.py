from sqlalchemy import (
    create_engine, MetaData, Table, Column, Integer, String, Text, Boolean, Date, DateTime, Float, Numeric,
    ForeignKey, UniqueConstraint, CheckConstraint, Index, LargeBinary, BigInteger, SmallInteger, Unicode, Time, text, func,
)

engine = create_engine("sqlite://")
metadata = MetaData()
author = Table(
    "author", metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(50), nullable=False, unique=True),
    Column("bio", Text),
    Column("active", Boolean, server_default=text("1")),
    Column("score", Float),
    Column("price", Numeric(10, 2), server_default="0.00"),
    Column("born", Date),
    Column("created", DateTime, server_default=func.now()),
    Column("at", Time),
    Column("raw", LargeBinary),
    Column("big", BigInteger),
    Column("small", SmallInteger),
    Column("title", Unicode(20), index=True),
)
book = Table(
    "book", metadata,
    Column("id", Integer, primary_key=True),
    Column("author_id", Integer, ForeignKey("author.id", ondelete="CASCADE"), nullable=False),
    Column("isbn", String, comment="the number"),
    Column("Order", Integer),
    Column("select", Integer),
    UniqueConstraint("author_id", "isbn", name="uq_book"),
    CheckConstraint("id > 0", name="ck_positive"),
    Index("ix_book_isbn", "isbn", unique=True),
)
pair = Table("pair", metadata, Column("a", Integer, primary_key=True), Column("b", Integer, primary_key=True))
metadata.create_all(engine)
print(list(metadata.tables))
print([t.name for t in metadata.sorted_tables])
print(author.c.keys())
print(book.c.author_id.foreign_keys)
print(author.primary_key.columns.keys(), pair.primary_key.columns.keys())
print(repr(book.c.author_id))
print(repr(author.c.name))
print(author.c.name.type, author.c.price.type, repr(author.c.price.type))
metadata.create_all(engine)
metadata.drop_all(engine)
metadata.drop_all(engine)

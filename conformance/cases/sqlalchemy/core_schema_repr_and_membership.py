"""Columns of tables in a schema show the table's plain name; tables and keys are asked for in a MetaData."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine

engine = create_engine("sqlite://")
plain, named = MetaData(), MetaData(schema="main")
for metadata in (plain, named):
    prefix = "main." if metadata.schema else ""
    author = Table("author", metadata, Column("id", Integer, primary_key=True), Column("name", String(20), nullable=False))
    book = Table("book", metadata, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey(prefix + "author.id")))
    print(repr(author), repr(book), repr(book.c.author_id), sep="\n")
    print(author in metadata, "author" in metadata, "main.author" in metadata, author in plain)
plain.create_all(engine)

read = MetaData()
read.reflect(engine, schema="main", only=["book"])
for table in read.sorted_tables:
    print(repr(table), table in read, table.name in read, table.key in read)
copy = read.tables["main.book"].to_metadata(MetaData(), schema=None)
print(repr(copy), copy in read)
for keywords in ({}, {"schema": None}, {"schema": "other"}, {"name": "tome"}):
    for target in (MetaData(), MetaData(schema="own")):
        print(keywords, target.schema, read.tables["main.book"].to_metadata(target, **keywords).key)

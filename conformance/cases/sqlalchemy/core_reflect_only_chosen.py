"""MetaData.reflect(only=…): lists, functions, texts; what is missing; columns that are left out take their keys along."""
from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, String, Table, create_engine

engine = create_engine("sqlite://")
made = MetaData()
Table("author", made, Column("id", Integer, primary_key=True), Column("name", String(20), unique=True))
Table("book", made, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey("author.id")), Column("title", String))
Table("c", made, Column("id", Integer, primary_key=True), Column("n", Integer), CheckConstraint("n > 0", name="positive"), Index("ix_n", "n"))
made.create_all(engine)


def tell(label, work):
    metadata = MetaData()
    try:
        work(metadata)
    except Exception as error:
        print(label, type(error).__name__, error)
    else:
        print(label, list(metadata.tables), [len(t.foreign_keys) for t in metadata.tables.values()])


def choose(name, metadata):
    print("asked", name, type(metadata).__name__, len(metadata.tables))
    return name != "book"


tell("list", lambda m: m.reflect(engine, only=["c"]))
tell("tuple", lambda m: m.reflect(engine, only=("c", "author")))
tell("text", lambda m: m.reflect(engine, only="c"))
tell("none", lambda m: m.reflect(engine, only=[]))
tell("function", lambda m: m.reflect(engine, only=choose))
tell("with its key", lambda m: m.reflect(engine, only=["book"]))
tell("keys alone", lambda m: m.reflect(engine, only=["book"], resolve_fks=False))
tell("missing", lambda m: m.reflect(engine, only=["zz", "c", "nope"]))
tell("missing in a schema", lambda m: m.reflect(engine, schema="main", only=["zz"]))
tell("columns", lambda m: Table("book", m, autoload_with=engine, include_columns=["id", "title"]))
tell("columns with the key", lambda m: Table("book", m, autoload_with=engine, include_columns=["author_id"]))

"""What listeners of creations and droppings are told: their keywords in order, for MetaData and for single tables."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, create_engine, event

engine = create_engine("sqlite://")
metadata = MetaData()
author = Table("author", metadata, Column("id", Integer, primary_key=True))
book = Table("book", metadata, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey("author.id")))


def listen(target, what):
    def told(target, connection, **kw):
        print(what, type(target).__name__, list(kw))
        print("   ", type(kw["_ddl_runner"]).__name__, kw["_ddl_runner"].connection is connection, kw["checkfirst"], kw.get("_is_metadata_operation"))
        print("   ", [t.name for t in kw.get("tables", ())])

    event.listen(target, what, told)


for target in (metadata, author, book):
    for what in ("before_create", "after_create", "before_drop", "after_drop"):
        listen(target, what)

metadata.create_all(engine)
print("again")
metadata.create_all(engine)
print("nothing")
metadata.create_all(engine, tables=[], checkfirst=False)
print("drop one")
book.drop(engine)
print("create one")
book.create(engine, checkfirst=True)
print("drop all")
metadata.drop_all(engine)

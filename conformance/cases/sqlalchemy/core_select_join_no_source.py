"""select().join() with values that no rows come from: refused where the call stands."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, case, cast, func, literal_column, select, true

metadata = MetaData()
author = Table("author", metadata, Column("id", Integer, primary_key=True), Column("name", String))
book = Table("book", metadata, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey("author.id")))
targets = {
    "column": author.c.name,
    "value of a table function": func.json_each(author.c.name).table_valued("value").c.value,
    "function's column": func.json_each(author.c.name).column_valued("q"),
    "label": book.c.id.label("z"),
    "comparison": book.c.id == author.c.id,
    "literal": literal_column("book"),
    "cast": cast(book.c.id, String),
    "case": case((book.c.id > 1, 2)),
    "table": book,
    "alias": book.alias("b"),
}
for name, target in targets.items():
    for way, call in {
        "join": lambda: select(author.c.id).join(target),
        "on": lambda: select(author.c.id).join(target, true()),
        "outer": lambda: select(author.c.id).outerjoin(target, true()),
        "from": lambda: select(author.c.id).join_from(author, target, true()),
    }.items():
        try:
            print(name, way, " ".join(str(call()).split()))
        except Exception as error:
            print(name, way, type(error).__name__, str(error).split(", got")[0])

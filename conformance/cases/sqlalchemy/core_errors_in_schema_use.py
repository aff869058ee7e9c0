from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, PrimaryKeyConstraint, Table, UniqueConstraint, create_engine

meta = MetaData()
t = Table("t", meta, Column("id", Integer, primary_key=True), Column("x", ForeignKey("missing.id")))
for ask in (lambda: list(t.foreign_keys)[0].column, lambda: meta.create_all(create_engine("sqlite://")), lambda: Table("u", meta, UniqueConstraint("nope")),
            lambda: ForeignKeyConstraint(["a", "b"], ["t.id"]), lambda: Column(), lambda: Table("v", meta, Column("a", Integer), Column("a", Integer)).c.keys(), lambda: Table("w", meta, PrimaryKeyConstraint("zz"))):
    try:
        print(ask())
    except Exception as e:
        print(type(e).__name__, e)

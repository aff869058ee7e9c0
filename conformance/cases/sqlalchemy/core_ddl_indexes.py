from sqlalchemy import Column, Index, Integer, MetaData, String, Table, func, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, DropIndex

t = Table("t", MetaData(), Column("a", Integer, index=True), Column("b", String), Column("c", String, index=True, unique=True))
ix = Index("ix_ab", t.c.a, t.c.b.desc())
fx = Index("ix_lower", func.lower(t.c.b))
px = Index("ix_part", t.c.a, sqlite_where=t.c.b == "x", postgresql_where=t.c.b == "x")
for i in sorted(t.indexes, key=lambda i: i.name):
    print(i.name, i.unique, [str(c) for c in i.expressions])
    print(" ", CreateIndex(i).compile(dialect=sqlite.dialect()))
print(CreateIndex(px).compile(dialect=postgresql.dialect()))
print(DropIndex(ix), "|", DropIndex(ix, if_exists=True), "|", CreateIndex(fx, if_not_exists=True))

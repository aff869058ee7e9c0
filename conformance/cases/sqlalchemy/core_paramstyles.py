from sqlalchemy import column, select, table
from sqlalchemy.engine.default import DefaultDialect

t = table("t", column("a"), column("b"))
stmt = select(t).where(t.c.a == 1, t.c.b.in_([2, 3])).limit(4)
for style in ("named", "qmark", "format", "pyformat", "numeric", "numeric_dollar"):
    compiled = stmt.compile(dialect=DefaultDialect(paramstyle=style))
    print(style, "|", str(compiled).replace("\n", " "), compiled.params)

from sqlalchemy import DateTime, column, extract, func, select
from sqlalchemy.dialects import mysql, postgresql, sqlite

d = column("created", DateTime)
for field in ("year", "month", "day", "hour", "minute", "second", "dow", "doy", "epoch", "week"):
    expr = extract(field, d)
    print(expr, "|", expr.compile(dialect=sqlite.dialect()))
print(select(extract("year", d)).compile(dialect=postgresql.dialect()))
try:
    print(extract("century", d).compile(dialect=sqlite.dialect()))
except Exception as e:
    print(type(e).__name__, e)

from sqlalchemy import column, select, table
from sqlalchemy.dialects import mysql, postgresql, sqlite

t = table("t", column("id"))
for kw in ({}, {"nowait": True}, {"read": True}, {"skip_locked": True}, {"of": t}, {"key_share": True}):
    stmt = select(t).with_for_update(**kw)
    print(kw if "of" not in kw else "of", "|", str(stmt.compile(dialect=postgresql.dialect())).replace("\n", " "), "|", str(stmt.compile(dialect=sqlite.dialect())).replace("\n", " "))
print(select(t).with_for_update())
print(select(t).with_for_update(read=True).compile(dialect=mysql.dialect()))

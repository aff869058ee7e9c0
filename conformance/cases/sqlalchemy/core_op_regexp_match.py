from sqlalchemy import String, column
from sqlalchemy.dialects import mysql, postgresql, sqlite

name = column("name", String)
for expr in [name.regexp_match("^a"), ~name.regexp_match("^a"), name.regexp_match("^a", flags="i"), name.regexp_replace("a", "b")]:
    for d in (postgresql, mysql, sqlite):
        try:
            print(d.dialect().name, expr.compile(dialect=d.dialect()))
        except Exception as e:
            print(d.dialect().name, type(e).__name__, e)
print(name.regexp_match("^a"))

from sqlalchemy import bindparam, column, literal_column, select, table
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

t = table("t", column("id"))
for stmt in [select(t).limit(5), select(t).offset(3), select(t).limit(5).offset(10), select(t).limit(literal_column("7")), select(t).limit(bindparam("n"))]:
    print(stmt)
    for d in (sqlite, postgresql, mysql):
        print("  ", d.dialect().name, str(stmt.compile(dialect=d.dialect())).replace("\n", " "))
print(select(t).limit(5).limit(None))
print(select(t).slice(2, 6).compile().params)
try:
    select(t).limit("x")
except Exception as e:
    print(type(e).__name__, e)

# literal_column() keeps its text in the queries around it: no quotes, only the subquery's name before it.
from sqlalchemy import *
from sqlalchemy.dialects import mysql, postgresql, sqlite

t = Table("t", MetaData(), Column("id", Integer), Column("n", Integer))
plain, named = literal_column("n % 2"), literal_column("1 + 1", Integer).label("two")
for dialect in (None, sqlite.dialect(), postgresql.dialect(), mysql.dialect()):
    for inner in (select(plain), select(plain, t.c.id), select(named), select(literal_column("'x'")), select(literal_column("Upper"), literal_column("n AS m"))):
        for outer in (lambda q: select(q.subquery()), lambda q: select(q.cte("c")), lambda q: select(select(q.subquery()).subquery()), lambda q: select(q.alias("a").c[0] + 1), lambda q: q.union(q), lambda q: select(q.union(q).subquery())):
            try:
                print(str(outer(inner).compile(dialect=dialect)).replace("\n", ""))
            except Exception as error:
                print(type(error).__name__, error)

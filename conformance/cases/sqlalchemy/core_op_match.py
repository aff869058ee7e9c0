from sqlalchemy import String, column
from sqlalchemy.dialects import mysql, postgresql, sqlite

body = column("body", String)
print(body.match("cat").compile(dialect=sqlite.dialect()))
print(body.match("cat").compile(dialect=mysql.dialect()))
print(body.match("cat").compile(dialect=postgresql.dialect()))
print((~body.match("cat")).compile(dialect=mysql.dialect()))

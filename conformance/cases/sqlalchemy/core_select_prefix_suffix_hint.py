from sqlalchemy import column, select, table, text
from sqlalchemy.dialects import mysql

t = table("t", column("id"))
print(select(t.c.id).prefix_with("ALL"))
print(select(t.c.id).prefix_with("SQL_NO_CACHE", dialect="mysql"))
print(select(t.c.id).prefix_with("SQL_NO_CACHE", dialect="mysql").compile(dialect=mysql.dialect()))
print(select(t.c.id).suffix_with("FOR BROWSE"))
print(select(t.c.id).prefix_with(text("/*+ x */"), "STRAIGHT"))

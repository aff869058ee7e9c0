from sqlalchemy import String, column
from sqlalchemy.dialects import mysql, postgresql, sqlite

name = column("name", String)
for expr in [name.like("a%"), name.not_like("a%"), name.ilike("A%"), name.like("a/%", escape="/"), name.startswith("ab"), name.endswith("yz"),
             name.contains("50%", autoescape=True), name.icontains("q"), name.istartswith("q"), ~name.startswith("x"), name.startswith(column("prefix"))]:
    print(expr)
    print("  pg    ", expr.compile(dialect=postgresql.dialect()))
    print("  mysql ", expr.compile(dialect=mysql.dialect()))
    print("  sqlite", expr.compile(dialect=sqlite.dialect()))

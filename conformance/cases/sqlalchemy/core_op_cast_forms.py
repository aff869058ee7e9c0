from sqlalchemy import Date, Integer, Numeric, String, cast, column, literal, select, try_cast, type_coerce
from sqlalchemy.dialects import mysql, postgresql, sqlite

x = column("x")
for expr in [cast(x, Integer), cast("5", Integer), cast(x, Numeric(10, 2)), cast(x, String(20)), x.cast(Date)]:
    print(expr, "|", expr.compile(dialect=postgresql.dialect()), "|", expr.compile(dialect=mysql.dialect()))
print(select(cast(x, String)), "|", select(type_coerce(x, String)))
print(try_cast(x, Integer))
print(repr(type_coerce(literal("1"), Integer).type))

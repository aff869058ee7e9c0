from sqlalchemy import Integer, bitwise_not, column, select
from sqlalchemy.dialects import postgresql, sqlite

a, b = column("a", Integer), column("b", Integer)
for expr in [a.bitwise_and(b), a.bitwise_or(4), a.bitwise_xor(b), a.bitwise_lshift(2), a.bitwise_rshift(2), bitwise_not(a), a.bitwise_not(), a.bitwise_and(b) == 3]:
    print(expr, "|", expr.compile(dialect=postgresql.dialect()), "|", expr.compile(dialect=sqlite.dialect()))
print(select(a.bitwise_or(b)))

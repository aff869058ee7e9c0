import datetime
import decimal

from sqlalchemy import Boolean, Date, Integer, Numeric, String, column, literal, select, table
from sqlalchemy.dialects import mysql, postgresql, sqlite

t = table("t", column("i", Integer), column("s", String), column("b", Boolean), column("d", Date), column("n", Numeric))
stmt = select(t).where(t.c.i == 5, t.c.s == "it's 5%", t.c.b == True, t.c.d > datetime.date(2024, 1, 2), t.c.n < decimal.Decimal("1.50"))
for d in (sqlite, postgresql, mysql):
    print(stmt.compile(dialect=d.dialect(), compile_kwargs={"literal_binds": True}))
try:
    print(select(literal(object())).compile(compile_kwargs={"literal_binds": True}))
except Exception as e:
    print(type(e).__name__, str(e).split(" at 0x")[0])

import datetime
import decimal
import uuid

from sqlalchemy import Integer, String, bindparam, column, literal

for value in (1, 1.5, "a", b"x", True, None, decimal.Decimal("1"), datetime.date(2024, 1, 1), datetime.datetime(2024, 1, 1), datetime.time(1), datetime.timedelta(1), uuid.UUID(int=1)):
    print(type(value).__name__, repr(literal(value).type))
print(repr((column("x", String) + 5).right.type), repr((column("x", Integer) == "a").right.type), repr((column("x") == 5).right.type))
print(repr(bindparam("x", 5, type_=String).type))

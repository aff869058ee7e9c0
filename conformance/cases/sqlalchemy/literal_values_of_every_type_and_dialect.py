# Values of every kind written into SQL with each type, for each database; and those no type can write.
import datetime
import decimal
import enum
import uuid

from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite


class Mood(enum.Enum):
    calm = "c"


TYPES = [String(5), Unicode(), Integer(), Numeric(5, 2), Float(), Boolean(), Date(), DateTime(), Time(), LargeBinary(), Uuid(), Uuid(as_uuid=False), Enum(Mood), JSON(), Interval(), ARRAY(Integer), PickleType()]
VALUES = [
    "it's 100%", 5, 2.5, decimal.Decimal("1.50"), True, None, datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 2, 3, 4, 5, 678),
    datetime.time(1, 2, 3), b"ab", uuid.UUID(int=7), Mood.calm, {"k": [1, None]}, [1, 2], datetime.timedelta(hours=2, milliseconds=5),
]
for dialect in (None, sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect()):
    for type_ in TYPES:
        for value in VALUES:
            if isinstance(type_, Uuid) and isinstance(value, (float, bytes)):
                continue
            try:
                shown = str(select(literal(value, type_)).compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
            except Exception as error:
                shown = f"{type(error).__name__}: {error}".split("\n")[0]
            print(dialect and dialect.name, repr(type_), repr(value), "|", shown.replace("\n", ""))

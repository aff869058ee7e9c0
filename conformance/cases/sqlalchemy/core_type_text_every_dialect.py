from sqlalchemy import *
from sqlalchemy import types
from sqlalchemy.dialects import postgresql, mysql, sqlite, oracle, mssql
import enum
class Color(enum.Enum):
    red = 1
    green = 2
ts = [Integer(), SmallInteger(), BigInteger(), String(), String(10), Text(), Text(20), Unicode(5), UnicodeText(), CHAR(3), NCHAR(4), VARCHAR(5), NVARCHAR(6), TEXT(), CLOB(), Boolean(), BOOLEAN(), Numeric(), Numeric(10), Numeric(10, 2), NUMERIC(5, 1), DECIMAL(7, 3), Float(), Float(24), Float(53), FLOAT(), REAL(), DOUBLE(), DOUBLE_PRECISION(), Double(), Double(53), Date(), DATE(), DateTime(), DateTime(timezone=True), DATETIME(), TIMESTAMP(), TIMESTAMP(timezone=True), Time(), Time(timezone=True), TIME(), Interval(), Interval(second_precision=3), LargeBinary(), LargeBinary(20), BLOB(), BINARY(5), VARBINARY(6), Enum("a", "bb", name="ab"), Enum(Color), Enum("a", "b", native_enum=False), JSON(), Uuid(), Uuid(as_uuid=False), Uuid(native_uuid=False), UUID(), PickleType(), ARRAY(Integer), ARRAY(String(5), dimensions=2), INT(), INTEGER(), BIGINT(), SMALLINT(), String(5, collation="utf8"), Text(collation="C")]
ds = [("sqlite", sqlite.dialect()), ("pg", postgresql.dialect()), ("mysql", mysql.dialect()), ("oracle", oracle.dialect()), ("mssql", mssql.dialect())]
for t in ts:
    print(repr(t), "|", str(t))
    for n, d in ds:
        try: print("   ", n, t.compile(dialect=d))
        except Exception as e: print("   ", n, type(e).__name__, e)

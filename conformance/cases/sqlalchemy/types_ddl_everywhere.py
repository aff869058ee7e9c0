from sqlalchemy import *
from sqlalchemy.dialects import sqlite, mysql, postgresql, oracle, mssql
from sqlalchemy import types as T
from sqlalchemy.sql import type_api
for d in (sqlite, mysql, postgresql, oracle, mssql):
    for t in (BLOB(5), LargeBinary(5), LargeBinary, VARBINARY(5), BINARY(5), CLOB(5), CLOB, Text(5), TEXT(5), NCHAR(3), NVARCHAR(3), NVARCHAR, VARCHAR(collation='x'), CHAR(collation='x'), Text(collation='x'), Unicode, UnicodeText(5), REAL(5), REAL, DOUBLE(5), DOUBLE_PRECISION(5), FLOAT(5), FLOAT, Float(5), Float(decimal_return_scale=3), Float(asdecimal=True), Numeric(5), Numeric(5,0), Numeric(scale=3), DECIMAL(5), DECIMAL, BIGINT, SMALLINT, BOOLEAN, TIME(timezone=True), TIMESTAMP, TIMESTAMP(timezone=True), DATETIME(timezone=True), Interval, Interval(second_precision=3, day_precision=2), Interval(native=False), JSON(none_as_null=True), UUID, Uuid, Uuid(native_uuid=False), Uuid(as_uuid=False), UUID(as_uuid=False), PickleType, Enum('a','bb'), Enum('a', name='x', native_enum=False, length=20), ARRAY(Integer), T.NullType, T.MatchType, Time, Date, DateTime, Double, Double(5), Integer, BigInteger, SmallInteger, Boolean, String, String(5)):
        try: r = d.dialect().type_compiler.process(type_api.to_instance(t))
        except Exception as e: r = type(e).__name__+' '+str(e)[:300]
        try: c = repr(t)
        except Exception as e: c = type(e).__name__+' '+str(e)[:100]
        print(d.__name__, c, r)

# bind/result/literal processors
from sqlalchemy import *
from sqlalchemy import types as T
from sqlalchemy.dialects import sqlite, postgresql as pg, mysql, mssql, oracle
import datetime as dt, decimal, uuid, enum
class Col(enum.Enum):
    red = "r"; blue = "b"
del MetaData
ts = {"String": String(), "Integer": Integer(), "Numeric": Numeric(10, 2), "NumF": Numeric(10, 2, asdecimal=False), "Float": Float(), "FloatD": Float(asdecimal=True), "DateTime": DateTime(), "Date": Date(), "Time": Time(), "LB": LargeBinary(), "Bool": Boolean(), "Enum": Enum("a", "bb", name="e1"), "EnumCls": Enum(Col), "EnumV": Enum("a", validate_strings=True), "Interval": Interval(), "JSON": JSON(), "JSONn": JSON(none_as_null=True), "Uuid": Uuid(), "UuidS": Uuid(as_uuid=False), "UuidNN": Uuid(native_uuid=False), "UuidSN": Uuid(as_uuid=False, native_uuid=False), "Null": T.NullType()}
vals = [None, 1, 0, 2, "x", "a", "red", True, decimal.Decimal("3.14"), "2024-01-02 03:04:05.000000", "2024-01-02", "03:04:05", dt.timedelta(days=1, seconds=5), uuid.UUID(int=5), Col.blue, '{"a": 1}']
def short(x):
    return repr(x)[:150]
for n, t in ts.items():
    for d in (sqlite,):
        nm = d.__name__.split(".")[-1]
        dd = d.dialect()
        for kind in ("bind", "result", "literal"):
            try:
                impl = t.dialect_impl(dd)
                p = impl.bind_processor(dd) if kind == "bind" else impl.result_processor(dd, None) if kind == "result" else impl.literal_processor(dd)
            except Exception as e:
                print(n, nm, kind, type(e).__name__, short(e)); continue
            if p is None:
                print(n, nm, kind, None); continue
            for v in vals[kind == "literal":]:
                try: r = p(v)
                except Exception as e: print(n, nm, kind, short(v), type(e).__name__, str(e)[:150]); continue
                if n == "Pickle" and kind != "result": r = type(r)
                print(n, nm, kind, short(v), short(r))

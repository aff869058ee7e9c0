# repr(), str() and the attributes of the generic and the SQL types; evaluates_none(), as_generic() and variants.
from sqlalchemy import *
from sqlalchemy import types
import enum
class E(enum.Enum):
    a=1
    bcd=2
L = [String(), String(5), String(5, collation="x"), Text(), Text(50), Unicode(7), UnicodeText(), Integer(), SmallInteger(), BigInteger(), Numeric(), Numeric(10), Numeric(10, 2), Numeric(10, 2, asdecimal=False), Numeric(asdecimal=False), Numeric(5, decimal_return_scale=3), Float(), Float(5), Float(asdecimal=True), Float(5, True), Double(), Double(53), Boolean(), Boolean(create_constraint=True, name="q"), Date(), DateTime(), DateTime(timezone=True), DateTime(True), Time(), Time(timezone=True), Interval(), Interval(native=False), Interval(second_precision=3, day_precision=2), LargeBinary(), LargeBinary(9), JSON(), JSON(none_as_null=True), Uuid(), Uuid(as_uuid=False), Uuid(native_uuid=False), UUID(), UUID(as_uuid=False), ARRAY(Integer), ARRAY(String(5), dimensions=2), ARRAY(Integer, as_tuple=True, zero_indexes=True), Enum("x","yy"), Enum("x","yy",length=40), Enum(E), Enum(E, length=40), Enum(E, name="q", native_enum=False), Enum("x", create_constraint=True, validate_strings=True), Enum(E, schema="s"), Enum(E, values_callable=lambda x:["p","q"]), Enum("x","yy",native_enum=False,length=None), VARCHAR(5), CHAR(2), NVARCHAR(5), NCHAR(3), CLOB(), BLOB(), BINARY(4), VARBINARY(5), DECIMAL(5,2), NUMERIC(3,1), FLOAT(5), REAL(), DOUBLE(), DOUBLE_PRECISION(), TIMESTAMP(), TIMESTAMP(timezone=True), DATETIME(), TIME(), DATE(), BOOLEAN(), INT(), INTEGER(), BIGINT(), SMALLINT(), types.NullType()]
A = "length collation precision scale asdecimal decimal_return_scale timezone native second_precision day_precision none_as_null as_uuid native_uuid item_type dimensions as_tuple zero_indexes create_constraint name enums native_enum validate_strings schema inherit_schema enum_class hashable should_evaluate_none python_type __visit_name__ types".split()
for t in L:
    out = [repr(t)]
    try: out.append(str(t))
    except Exception as e: out.append(type(e).__name__+str(e)[:60])
    for a in A:
        try: v = getattr(t, a)
        except NotImplementedError: v = "NI"
        except AttributeError as e: continue
        if "function" in repr(v) or " at 0x" in repr(v): v = type(v).__name__
        out.append(f"{a}={v!r}")
    print(*out)
for t in L[:20]:
    print(repr(t.with_variant(VARCHAR(3), "mysql")), repr(t.copy()) if hasattr(t,'copy') else '', t.evaluates_none().should_evaluate_none, type(t) is type(t.as_generic()) if not isinstance(t, (Text,)) else '')
for t in (VARCHAR(5), TEXT(), DECIMAL(5, 2), INTEGER(), BIGINT(), TIMESTAMP(), BLOB(), BOOLEAN(), DATE(), FLOAT(), types.NullType(), JSON(), CHAR(3), NVARCHAR(2)):
    try: print(repr(t.as_generic()))
    except Exception as e: print(type(e).__name__, e)

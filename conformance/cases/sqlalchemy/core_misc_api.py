from sqlalchemy import *
from sqlalchemy import sql, types, schema, exc
from sqlalchemy.sql import func as f2, select as sel2, expression, column as col2
from sqlalchemy.engine import Engine, Connection, Row, Result, CursorResult
from sqlalchemy.sql.elements import ColumnElement, BinaryExpression, Label, BindParameter
from sqlalchemy.sql.selectable import Select, Subquery
from sqlalchemy.types import TypeEngine, VARCHAR, INTEGER
from sqlalchemy.exc import SQLAlchemyError, IntegrityError, NoResultFound, MultipleResultsFound, OperationalError, ProgrammingError, StatementError, ArgumentError, InvalidRequestError

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", INTEGER, primary_key=True), Column("v", VARCHAR(5)))
print(isinstance(t.c.id, Column), isinstance(t.c.id == 1, BinaryExpression), isinstance(t.c.id.label("x"), Label), isinstance(select(t), Select), isinstance(select(t).subquery(), Subquery), isinstance(engine, Engine), isinstance(t.c.id, ColumnElement), isinstance(Integer(), TypeEngine), issubclass(IntegrityError, SQLAlchemyError), issubclass(NoResultFound, InvalidRequestError))
print(type(t.c.id == 1).__name__, type(t.c.id + 1).__name__, type(and_(t.c.id == 1, t.c.v == "x")).__name__, type(~t.c.id).__name__, type(func.count()).__name__, type(t.alias()).__name__, type(select(t).cte()).__name__, type(insert(t)).__name__, type(text("x")).__name__, type(literal(1)).__name__, type(exists()).__name__, type(select(t.c.id).scalar_subquery()).__name__, type(case((t.c.id == 1, 2))).__name__, type(cast(t.c.id, String)).__name__, type(t.c.id.desc()).__name__, type(null()).__name__, type(select(t).union(select(t))).__name__)
with engine.begin() as conn:
    m.create_all(conn)
    r = conn.execute(insert(t).values(v="q"))
    print(isinstance(conn, Connection), isinstance(r, CursorResult), isinstance(r, Result))
    row = conn.execute(select(t)).one()
    print(isinstance(row, Row), type(row).__name__, type(conn.execute(select(t.c.id)).scalars()).__name__, type(conn.execute(select(t.c.id)).mappings()).__name__, type(row._mapping).__name__)
    print(conn.execute(sel2(f2.count()).select_from(t)).scalar(), sql.select(t.c.v), expression.column("z"), col2("y"))
e = t.c.id == 5
print(e.left is t.c.id, e.right.value, e.operator.__name__, e.type, e.right.key if False else "")
print(t.c.id.type.__class__.__name__, isinstance(t.c.v.type, String), t.c.v.type.length, (t.c.v + "x").type, (t.c.id + 1).type, (t.c.id / 2).type, (t.c.id > 1).type, func.count(t.c.id).type)
print(select(t.c.id).compare(select(t.c.id)), select(t.c.id).compare(select(t.c.v)), (t.c.id == 1).compare(t.c.id == 1))
print(str(select(t).where(t.c.id == 1)) == str(select(t).where(t.c.id == 2)), hash(t.c.id) == hash(t.c.id), len({t.c.id, t.c.v}))
print(repr(e)[:48], repr(select(t))[:40], repr(text("x"))[:48], repr(Integer()), repr(String(5)), repr(DateTime(timezone=True)), repr(Numeric(5, 2)), String(5), Text(), Boolean(), DateTime(), Float(), JSON(), LargeBinary(), Date(), Interval(), BigInteger())
stmt = select(t).execution_options(a=1)
print(dict(stmt.get_execution_options()), stmt.is_select if hasattr(stmt, "is_select") else True)
try:
    raise InvalidRequestError("mine")
except SQLAlchemyError as err:
    print(repr(err), err, err.code)
try:
    raise IntegrityError("INSERT", {"a": 1}, Exception("boom"))
except SQLAlchemyError as err:
    print(type(err).__name__, err)

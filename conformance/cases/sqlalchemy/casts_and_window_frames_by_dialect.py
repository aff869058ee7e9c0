# CAST and TRY_CAST, frames, reserved words, labels that need parentheses, orders of orders and JSON, by database.
import uuid
import warnings

from sqlalchemy import *
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

warnings.simplefilter("ignore")
item = Table(
    "item", MetaData(), Column("uid", Integer, primary_key=True), Column("name", String(30)), Column("_tag", String(5)), Column("file", Integer), Column("level", Integer),
    Column("raw", LargeBinary), Column("ok", Boolean), Column("data", JSON), Column("key", Uuid), Column("price", Numeric(8, 2)),
)
c = item.c
EXPRESSIONS = {
    "casts": lambda: [cast(c.uid, t) for t in (Boolean, Integer, BigInteger, Float, Numeric(5, 2), String(3), Text, Date, DateTime, Time, LargeBinary, JSON)],
    "cast of a sum": lambda: [cast(c.uid + 1, Boolean)],
    "try": lambda: [try_cast(c.name, Integer)],
    "frame": lambda: [func.sum(c.price).over(order_by=c.uid, rows=(-2, 3)), func.sum(c.price).over(order_by=c.uid, groups=(None, 1))],
    "words": lambda: [c.uid, c._tag, c.file, c.level, c.raw],
    "labels": lambda: [c.name.contains("q").label("a"), c.name.startswith("q").label("b"), c.name.like("q").label("c"), c.price.between(1, 2).label("d"), c.name.icontains("x").label("e")],
    "json": lambda: [c.data["a"].as_numeric(6, 2), c.data["a"].as_numeric(6, 2, asdecimal=False)],
    "json text": lambda: [c.data["a"].as_string(), c.data[("a", 0)]],
    "uuid": lambda: [c.key == uuid.UUID(int=3)],
    "distinct": lambda: [c.name.is_distinct_from("x"), c.name.is_not_distinct_from("y")],
    "match": lambda: [c.name.match("x")],
    "negated": lambda: [~c.ok, and_(~c.ok, c.uid > 1), (~c.ok).label("no"), (~c.ok) == (c.uid > 1)],
    "strings": lambda: [func.aggregate_strings(c.name, ", "), func.char_length(c.name)],
}
for dialect in (sqlite.dialect(), postgresql.dialect(), mysql.dialect(), oracle.dialect(), mssql.dialect()):
    for label, make in EXPRESSIONS.items():
        for literal_binds in (False, True):
            try:
                compiled = select(*make()).compile(dialect=dialect, compile_kwargs={"literal_binds": literal_binds})
                print(dialect.name, label, "|", str(compiled).replace("\n", ""), "|", compiled.params)
            except Exception as error:
                print(dialect.name, label, "|", type(error).__name__, str(error).split("object at")[0])
    for order in (desc(c.name.desc()), c.name.desc().nulls_last().asc(), c.name.asc().desc().nulls_first(), desc((c.uid * 2).label("twice"))):
        print(dialect.name, "|", str(select((c.uid * 2).label("twice")).order_by(order).compile(dialect=dialect)).replace("\n", ""))
    for statement in (insert(item).values(ok=~c.ok), update(item).values(ok=~c.ok), insert(item).values(level=c.data["a"].as_integer() if dialect.name != "oracle" else 1)):
        print(dialect.name, "|", str(statement.compile(dialect=dialect)).replace("\n", ""))

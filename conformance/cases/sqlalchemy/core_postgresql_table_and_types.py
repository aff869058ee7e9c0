from sqlalchemy import *
from sqlalchemy.dialects import postgresql, mysql, sqlite, oracle, mssql
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID, INET, ENUM, TSVECTOR, BYTEA, HSTORE, CIDR, MACADDR, array, INTERVAL, INT4RANGE, DATERANGE, NUMRANGE, TIMESTAMP, BIT, MONEY, OID, REAL, DOUBLE_PRECISION, CITEXT, JSON as PGJSON
from sqlalchemy.schema import CreateTable, CreateIndex
m = MetaData()
t = Table("doc", m,
    Column("id", UUID(as_uuid=True), primary_key=True),
    Column("tags", ARRAY(String(20))),
    Column("grid", ARRAY(Integer, dimensions=2)),
    Column("data", JSONB, nullable=False),
    Column("ip", INET), Column("net", CIDR), Column("mac", MACADDR),
    Column("state", ENUM("on", "off", name="state_t")),
    Column("vec", TSVECTOR), Column("bin", BYTEA), Column("h", HSTORE),
    Column("iv", INTERVAL(precision=3, fields="DAY")), Column("r", INT4RANGE), Column("dr", DATERANGE),
    Column("ts", TIMESTAMP(timezone=True, precision=6)), Column("b", BIT(4)), Column("bv", BIT(8, varying=True)), Column("mo", MONEY), Column("o", OID), Column("re", REAL), Column("dp", DOUBLE_PRECISION), Column("ci", CITEXT),
    Index("ix_tags", "tags", postgresql_using="gin"),
    Index("ix_data", text("(data->>'name')"), postgresql_where=text("state = 'on'")),
)
print(CreateTable(t).compile(dialect=postgresql.dialect()))
for ix in sorted(t.indexes, key=lambda i: i.name):
    print(CreateIndex(ix).compile(dialect=postgresql.dialect()))
d = postgresql.dialect()
def p(s): print(s.compile(dialect=d))
p(select(t.c.data["name"], t.c.data["a"].astext, t.c.data[("x", "y")].astext))
p(select(t).where(t.c.tags.contains(["a"])))
p(select(t).where(t.c.tags.any("a")))
p(select(t).where("a" == any_(t.c.tags)))
p(select(t).where(t.c.data.contains({"a": 1})))
p(select(t).where(t.c.data.has_key("a")))
p(select(t).where(t.c.data.op("->>")("x") == "y"))
p(select(t.c.tags[1], t.c.tags[1:3]))
p(select(array([1, 2, 3]), array(["a"]) + array(["b"])))
p(select(func.array_agg(t.c.id)))
p(select(t).where(t.c.tags.overlap(["a", "b"])))
p(select(t).where(t.c.vec.match("foo")))
p(select(t).where(t.c.ip == "10.0.0.1"))

# What schema objects show, the words of identity and computed columns, the order of tables and of options.
import warnings
from sqlalchemy import *
from sqlalchemy import event, exc
from sqlalchemy.schema import *
from sqlalchemy.dialects import postgresql, mysql, oracle, mssql, sqlite
warnings.simplefilter("ignore")
def p(n, f):
    try: print(n, "|", f())
    except Exception as e: print(n, "!", type(e).__name__, e)
m = MetaData()
t = Table("t", m, Column("id", Integer, Identity(start=3, cycle=True), primary_key=True), Column("x", Integer, CheckConstraint("x > 1", name="ck"), index=True), Column("g", Integer, Computed("x + 1", persisted=True)), Column("y", String(5), default="a", server_default="b", onupdate="c", server_onupdate=FetchedValue(), unique=True, comment="hey", key="why", info={"a": 1}, nullable=False, system=True),
  UniqueConstraint("x", "g", name="uq"), CheckConstraint("x < 9"), Index("ix1", "x", "g", unique=True), comment="tc", schema="s", info={"q": 1})
u = Table("u", m, Column("id", Integer, primary_key=True), Column("tid", ForeignKey("s.t.id", name="fk1", ondelete="CASCADE", onupdate="SET NULL", deferrable=True, initially="DEFERRED", use_alter=True, match="FULL", link_to_name=True)))
p("t", lambda: repr(t)); p("u", lambda: repr(u))
for x in sorted([c for c in t.constraints | u.constraints], key=lambda c: (type(c).__name__, str(c.name), c.table.name)): p("con", lambda: repr(x))
for x in sorted(t.indexes, key=lambda i: i.name): p("ix", lambda: repr(x))
p("str fk", lambda: str(ForeignKey("a.b"))); p("rep", lambda: repr(ForeignKey("a.b"))); p("rep", lambda: repr(ForeignKey(t.c.id)))
p("cc", lambda: repr(CheckConstraint("a > 1"))); p("cc", lambda: repr(CheckConstraint(t.c.x > 1, name="n")))
p("uq", lambda: repr(UniqueConstraint("a", "b"))); p("uq", lambda: repr(UniqueConstraint(t.c.x, name="z", deferrable=True)))
p("pk", lambda: repr(PrimaryKeyConstraint("a"))); p("pk", lambda: repr(t.primary_key))
p("fkc", lambda: repr(ForeignKeyConstraint(["a"], ["b.c"])))
p("ix", lambda: repr(Index("i", "a"))); p("ix", lambda: repr(Index("i", t.c.x.desc(), func.lower(t.c.y if "y" in t.c else t.c.why)))); p("ix", lambda: repr(Index(None, t.c.x)))
p("id", lambda: repr(Identity(always=True))); p("comp", lambda: repr(Computed("a"))); p("seq", lambda: repr(Sequence("q", start=3)))
p("tables", lambda: repr(m.tables)); p("tables", lambda: str(m.tables)); p("type", lambda: type(m.tables).__name__)
p("cols", lambda: repr(t.c)); p("pk", lambda: repr(t.primary_key.columns)); p("cols", lambda: repr(t.columns.keys()))
p("meta", lambda: repr(m)); p("meta", lambda: repr(MetaData(schema="x"))); p("meta", lambda: str(MetaData()))
p("default", lambda: repr(t.c.why.default)); p("sd", lambda: repr(t.c.why.server_default)); p("ou", lambda: repr(t.c.why.onupdate)); p("so", lambda: repr(t.c.why.server_onupdate))
p("comp", lambda: repr(t.c.g.computed)); p("ident", lambda: repr(t.c.id.identity))
p("info", lambda: t.info); p("tc", lambda: t.comment)
p("descr", lambda: (t.description, t.fullname, t.key, t.name, str(t)))
for d in (oracle, mssql, postgresql, mysql, sqlite):
    p("ddl " + d.__name__, lambda: str(CreateTable(t).compile(dialect=d.dialect())))
    t2 = Table("t", MetaData(), Column("x", Integer), Column("g", Integer, Computed("x + 1")), Column("h", Integer, Computed("x + 2", persisted=False)))
    p("ddl2 " + d.__name__, lambda: str(CreateTable(t2).compile(dialect=d.dialect())))
    t3 = Table("t", MetaData(), Column("x", Integer), Column("h", Integer, Computed("x + 2", persisted=True)))
    p("ddl3 " + d.__name__, lambda: str(CreateTable(t3).compile(dialect=d.dialect())))
    for idn in (Identity(), Identity(always=True), Identity(on_null=True), Identity(start=1, increment=2, minvalue=1, maxvalue=9, cycle=True, cache=3, order=True), Identity(nominvalue=True, nomaxvalue=True, order=False)):
        p("idn", lambda: str(CreateTable(Table("t", MetaData(), Column("x", Integer, idn._copy() if hasattr(idn, '_copy') else idn))).compile(dialect=d.dialect())))
p("stac", lambda: [(a.name if a is not None else None, sorted(str(f.name) for f in b)) for a, b in sort_tables_and_constraints([u, t])])
a = Table("a", m, Column("id", Integer, primary_key=True), Column("bid", ForeignKey("b.id", name="afk"))); b = Table("b", m, Column("id", Integer, primary_key=True), Column("aid", ForeignKey("a.id", name="bfk")))
p("stac", lambda: [(x.name if x is not None else None, sorted(str(f.name) for f in y)) for x, y in sort_tables_and_constraints([a, b])])
p("sort", lambda: [x.name for x in sort_tables([a, b])])
p("sort", lambda: [x.name for x in sort_tables([u, t])])
p("sort", lambda: [x.name for x in sort_tables([u, t], skip_fn=lambda fk: True)])
p("sort", lambda: [x.name for x in sort_tables([u, t], extra_dependencies=[(u, t)])])
p("sorted", lambda: [x.name for x in m.sorted_tables])
x1 = select(t.c.id).with_only_columns(t.c.x).execution_options(z=1, a=2, m=3).execution_options(b=4, z=5)
p("eo", lambda: x1.get_execution_options()); p("eo", lambda: repr(x1.get_execution_options()))
e = create_engine("sqlite://", execution_options={"zz": 1, "aa": 2})
p("eo", lambda: e.get_execution_options()); 
e2 = e.execution_options(k=1, b=3)
p("eo", lambda: e2.get_execution_options())
with e2.connect() as c:
    c2 = c.execution_options(stream_results=False, q=4, a=1)
    p("eo", lambda: c2.get_execution_options())

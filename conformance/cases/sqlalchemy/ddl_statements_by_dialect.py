from sqlalchemy import *
from sqlalchemy.schema import CreateTable, CreateIndex, DropTable, AddConstraint, DropConstraint, CreateSequence, DropSequence, CreateColumn, SetTableComment, SetColumnComment, DropIndex, CreateSchema, DropSchema, DropTableComment, DropColumnComment
from sqlalchemy.dialects import sqlite, postgresql as pg, mysql, mssql, oracle
import datetime, decimal
m = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
p = Table("parent", m, Column("id", Integer, Identity(start=5, increment=2, always=True), primary_key=True), Column("code", String(10), unique=True, index=True), comment="the parent's")
t = Table("child table", m, Column("id", BigInteger, primary_key=True), Column("pid", ForeignKey("parent.id", ondelete="CASCADE", onupdate="SET NULL", deferrable=True, initially="DEFERRED"), nullable=False),
  Column("Amount", Numeric(10, 3), CheckConstraint('"Amount" > 0', name="pos"), server_default=text("0.0")), Column("total", Integer, Computed("id * 2", persisted=True)), Column("v", Integer, Computed("id + 1")), Column("v2", Integer, Computed("id + 1", persisted=False)),
  Column("nm", String(50, collation="xyz"), server_default="it's", comment="a 'quoted' % comment"), Column("flag", Boolean(create_constraint=True, name="isflag"), server_default=true()), Column("st", Enum("a", "b'c", name="st", create_constraint=True)), Column("ts", DateTime(timezone=True), server_default=func.now(), onupdate=func.now()), Column("fx", Float(53)), Column("fx1", Float()), Column("dt", Date, server_default=text("CURRENT_DATE")), Column("tm", Time(True)), Column("bin", LargeBinary(100)), Column("u", Uuid), Column("us", Uuid(native_uuid=False)), Column("js", JSON), Column("iv", Interval), Column("tx", Text(200)), Column("un", UnicodeText), Column("sm", SmallInteger, Sequence("smseq", start=3)), Column("dd", Double(asdecimal=True)),
  UniqueConstraint("nm", "dt"), CheckConstraint("id < 1000", name="mx"), Index(None, "nm", text("dt DESC")), comment="tab'le")
ix = [Index("ix_u", t.c.nm.desc(), unique=True), Index("ix_f", func.lower(t.c.nm)), Index("ix_pg", t.c.nm, postgresql_using="gin", postgresql_ops={"nm": "gin_trgm_ops"}, postgresql_where=t.c.id > 5, postgresql_with={"fillfactor": 50}, postgresql_include=["id"], postgresql_tablespace="ts", postgresql_nulls_not_distinct=True, postgresql_concurrently=True), Index("ix_my", t.c.nm, mysql_length=10, mysql_prefix="FULLTEXT", mysql_using="btree", mysql_with_parser="ngram"), Index("ix_ms", t.c.nm, mssql_clustered=True, mssql_include=["id"], mssql_where=t.c.id > 3), Index("ix_or", t.c.nm, t.c.dt, oracle_bitmap=True, oracle_compress=1), Index("ix_sq", t.c.nm, sqlite_where=and_(t.c.id > 3, t.c.nm == "x")), Index("ix_case", case((t.c.id > 1, 2), else_=3)), Index("ix_long_" + "x" * 70, t.c.nm)]
sq = Sequence("seq", start=5, increment=2, minvalue=1, maxvalue=100, cycle=True, cache=10, order=True, schema="s")
ddls = {"cp": lambda: CreateTable(p), "ct": lambda: CreateTable(t), "ctine": lambda: CreateTable(p, if_not_exists=True), "dt": lambda: DropTable(t), "dtie": lambda: DropTable(t, if_exists=True), "seq": lambda: CreateSequence(sq), "seqine": lambda: CreateSequence(sq, if_not_exists=True), "dseq": lambda: DropSequence(sq, if_exists=True), "stc": lambda: SetTableComment(t), "scc": lambda: SetColumnComment(t.c.nm), "dtc": lambda: DropTableComment(t), "dcc": lambda: DropColumnComment(t.c.nm), "cs": lambda: CreateSchema("s x", if_not_exists=True), "dsch": lambda: DropSchema("s", cascade=True, if_exists=True)}
for i in ix:
    ddls["ci " + i.name[:10]] = lambda i=i: CreateIndex(i)
    ddls["cine " + i.name[:10]] = lambda i=i: CreateIndex(i, if_not_exists=True)
    ddls["di " + i.name[:10]] = lambda i=i: DropIndex(i, if_exists=True)
for k in sorted(t.constraints, key=lambda k: (type(k).__name__, str(k.name))):
    ddls["ac %s %s" % (type(k).__name__, k.name)] = lambda k=k: AddConstraint(k)
    ddls["dc %s %s" % (type(k).__name__, k.name)] = lambda k=k: DropConstraint(k, cascade=True)
    ddls["die %s %s" % (type(k).__name__, k.name)] = lambda k=k: DropConstraint(k, if_exists=True)
for n, f in ddls.items():
    for d in [None, sqlite, pg, mysql, mssql, oracle]:
        nm = d.__name__.split(".")[-1] if d else "default"
        try:
            print(n, nm, "|", str(f().compile(dialect=d.dialect() if d else None)))
        except Exception as e:
            print(n, nm, type(e).__name__, str(e)[:190].replace("\n", " "))

from sqlalchemy import *
from sqlalchemy.schema import CreateTable, CreateIndex, CreateSequence, DropTable, CreateSchema, AddConstraint, DropConstraint, CreateColumn
from sqlalchemy.dialects import postgresql, mysql, oracle, mssql, sqlite
conv = {"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"}
m = MetaData(naming_convention=conv, schema="app")
a = Table("a", m, Column("id", Integer, Identity(start=10, increment=5), primary_key=True), Column("n", String(10), unique=True, index=True), Column("v", Integer, CheckConstraint("v > 0", name="pos")), Column("c", Integer, Computed("v * 2", persisted=True)), UniqueConstraint("n", "v"), comment="table a")
b = Table("b", m, Column("id", BigInteger, Sequence("b_seq", start=3), primary_key=True), Column("a_id", ForeignKey("app.a.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED")), Column("e", Enum("x", "y", name="exy")), Column("f", Boolean, server_default=true()), Column("t", DateTime(timezone=True), server_default=func.now(), onupdate=func.now()), Column("u", Uuid, server_default=text("gen_random_uuid()")), Column("q", Numeric(10, 2), nullable=False, server_default="0"), Index("ix_x", "e", "f", unique=True, postgresql_where=text("f")))
for d in (postgresql, mysql, mssql, sqlite):
    print("==", d.__name__)
    for t in (a, b):
        try: print(CreateTable(t).compile(dialect=d.dialect()))
        except Exception as e: print(type(e).__name__, e)
        for ix in sorted(t.indexes, key=lambda i: i.name or ""):
            print(CreateIndex(ix).compile(dialect=d.dialect()))
        for c in sorted(t.constraints, key=lambda c: str(c.name)):
            try: print(AddConstraint(c).compile(dialect=d.dialect()), "|", DropConstraint(c, cascade=True).compile(dialect=d.dialect()))
            except Exception as e: print(type(e).__name__, e)
print([c.name for c in sorted(a.constraints, key=lambda c: str(c.name))], [i.name for i in a.indexes])
print(CreateSequence(Sequence("s", start=1, increment=2, minvalue=0, maxvalue=100, cycle=True, cache=5)).compile(dialect=postgresql.dialect()))
print(CreateTable(a, if_not_exists=True).compile(dialect=postgresql.dialect()))
def dump(sql, *a, **k): print(str(sql.compile(dialect=e.dialect)).strip())
e = create_mock_engine("postgresql://", dump)
m.create_all(e, checkfirst=False)
m.drop_all(e, checkfirst=False)

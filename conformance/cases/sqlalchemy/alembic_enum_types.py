import io
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from alembic.runtime.migration import MigrationContext
from alembic.operations import Operations

def offline(name, dialect="postgresql", **opts):
    buf = io.StringIO()
    op = Operations(MigrationContext.configure(dialect_name=dialect, opts={"as_sql": True, "output_buffer": buf, **opts}))
    return op, lambda: print("-- %s %s\n%s" % (dialect, name, buf.getvalue().strip()))

STATE = ("open", "closed", "it's")
for dialect in ("postgresql", "sqlite", "mysql"):
    op, show = offline("tables", dialect)
    op.create_table("a", sa.Column("id", sa.Integer, primary_key=True), sa.Column("s", sa.Enum(*STATE, name="state")))
    op.create_table("b", sa.Column("id", sa.Integer, primary_key=True), sa.Column("s", sa.Enum(*STATE, name="state"), server_default="open"), sa.Column("t", sa.Enum("x", name="letter")))
    op.drop_table("b")
    show()
op, show = offline("own types")
op.create_table("c", sa.Column("s", postgresql.ENUM("p", "q", name="pq", create_type=False)), sa.Column("t", postgresql.ENUM("u", name="uu", schema="other")),
    sa.Column("v", sa.Enum("v", name="vv", native_enum=False)), sa.Column("w", sa.String(5).with_variant(postgresql.ENUM("w", name="ww"), "postgresql")))
show()
op, show = offline("created by hand")
state = postgresql.ENUM("on", "off", name="switch")
state.create(op.get_bind(), checkfirst=False)
op.add_column("a", sa.Column("switch", state, nullable=False))
op.alter_column("a", "s", type_=sa.Enum("n", name="new"), existing_type=sa.Enum(*STATE, name="state"), postgresql_using="s::text::new")
op.drop_column("a", "switch")
state.drop(op.get_bind(), checkfirst=False)
sa.Enum("z", name="zz").create(op.get_bind(), checkfirst=False)
op.execute("ALTER TYPE switch ADD VALUE 'dimmed'")
show()

e = sa.create_engine("sqlite://")
with e.begin() as conn:
    op = Operations(MigrationContext.configure(conn))
    kind = sa.Enum("a", "b", name="kind", create_constraint=True)
    kind.create(op.get_bind(), checkfirst=True)
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("kind", kind))
    print(conn.exec_driver_sql("select sql from sqlite_master").scalar())
    kind.drop(op.get_bind(), checkfirst=True)
    postgresql.ENUM("x", name="y").create(op.get_bind())
print(repr(postgresql.ENUM("a", name="n", schema="s")), repr(sa.Enum("a", name="n", schema="s", native_enum=False)))
mock = sa.create_mock_engine("postgresql://", lambda s, *a, **k: print(str(s.compile(dialect=mock.dialect)).strip()))
m = sa.MetaData()
sa.Table("t", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", postgresql.ENUM("c", name="cc", create_type=False)), sa.Column("b", postgresql.ENUM("c", name="gg", schema="s")))
m.create_all(mock, checkfirst=False)
m.drop_all(mock, checkfirst=False)

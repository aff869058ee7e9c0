import io, warnings
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, mysql, mssql, oracle
from alembic.runtime.migration import MigrationContext
from alembic.operations import Operations

def run(name, dialect, f, **opts):
    buf = io.StringIO()
    try:
        ctx = MigrationContext.configure(dialect_name=dialect, opts={"as_sql": True, "output_buffer": buf, **opts})
        op = Operations(ctx)
        f(op)
    except Exception as e:
        buf.write("%s: %s\n" % (type(e).__name__, e))
    print("%s %s|%s" % (dialect, name, " / ".join(x for x in buf.getvalue().split("\n") if x.strip())))

T = sa.table("acc", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("d", sa.Date))
cases = {
 "null": lambda op: op.alter_column("t", "c", nullable=True, existing_type=sa.Integer()),
 "notnull": lambda op: op.alter_column("t", "c", nullable=False, existing_type=sa.String(20)),
 "notnull_notype": lambda op: op.alter_column("t", "c", nullable=False),
 "type": lambda op: op.alter_column("t", "c", type_=sa.String(50), existing_type=sa.String(20)),
 "type_null": lambda op: op.alter_column("t", "c", type_=sa.BigInteger(), existing_type=sa.Integer(), existing_nullable=False),
 "type_and_null": lambda op: op.alter_column("t", "c", type_=sa.Numeric(10, 2), nullable=True, existing_type=sa.Integer()),
 "default": lambda op: op.alter_column("t", "c", server_default="x"),
 "default_text": lambda op: op.alter_column("t", "c", server_default=sa.text("now()"), existing_type=sa.DateTime()),
 "default_func": lambda op: op.alter_column("t", "c", server_default=sa.func.current_timestamp(), existing_type=sa.DateTime(), existing_nullable=True),
 "default_drop": lambda op: op.alter_column("t", "c", server_default=None, existing_type=sa.Integer()),
 "default_drop_existing": lambda op: op.alter_column("t", "c", server_default=None, existing_server_default="5", existing_type=sa.Integer()),
 "default_existing": lambda op: op.alter_column("t", "c", server_default="7", existing_server_default="5", existing_type=sa.Integer()),
 "default_false": lambda op: op.alter_column("t", "c", server_default=sa.false(), existing_type=sa.Boolean()),
 "rename": lambda op: op.alter_column("t", "c", new_column_name="d", existing_type=sa.Integer()),
 "rename_notype": lambda op: op.alter_column("t", "c", new_column_name="d"),
 "rename_quoted": lambda op: op.alter_column("Some Table", "My Col", new_column_name="select", existing_type=sa.Integer(), schema="sch"),
 "rename_dotted": lambda op: op.alter_column("t", "c", new_column_name="d", existing_type=sa.Integer(), schema="a.b"),
 "all": lambda op: op.alter_column("t", "c", new_column_name="d", type_=sa.Text(), nullable=False, server_default="q", existing_type=sa.Integer(), existing_nullable=True, schema="s"),
 "comment": lambda op: op.alter_column("t", "c", comment="it's", existing_type=sa.Integer()),
 "comment_drop": lambda op: op.alter_column("t", "c", comment=None, existing_comment="old", existing_type=sa.Integer()),
 "comment_update": lambda op: op.alter_column("t", "c", comment="new", existing_comment="old", existing_type=sa.Integer(), schema="s"),
 "autoinc": lambda op: op.alter_column("t", "c", autoincrement=True, existing_type=sa.Integer(), existing_nullable=False),
 "autoinc_existing": lambda op: op.alter_column("t", "c", nullable=True, existing_autoincrement=True, existing_type=sa.Integer()),
 "keeps": lambda op: op.alter_column("t", "c", nullable=False, existing_type=sa.Integer(), existing_server_default="3", existing_comment="com"),
 "nothing": lambda op: op.alter_column("t", "c", existing_type=sa.Integer()),
 "computed": lambda op: op.alter_column("t", "c", server_default=sa.Computed("a+b"), existing_type=sa.Integer()),
 "identity": lambda op: op.alter_column("t", "c", server_default=sa.Identity(always=True, start=5), existing_type=sa.Integer()),
 "identity_drop": lambda op: op.alter_column("t", "c", server_default=None, existing_server_default=sa.Identity(), existing_type=sa.Integer()),
 "identity_change": lambda op: op.alter_column("t", "c", server_default=sa.Identity(start=10, increment=2), existing_server_default=sa.Identity(start=1), existing_type=sa.Integer()),
 "using": lambda op: op.alter_column("t", "c", type_=sa.Integer(), postgresql_using="c::integer"),
 "using_only": lambda op: op.alter_column("t", "c", postgresql_using="c::integer"),
 "to_enum": lambda op: op.alter_column("t", "c", type_=sa.Enum("a", "b", name="ab"), existing_type=sa.String()),
 "to_bool": lambda op: op.alter_column("t", "c", type_=sa.Boolean(create_constraint=True, name="ck_b"), existing_type=sa.Integer()),
 "to_bool_default": lambda op: op.alter_column("t", "c", type_=sa.Boolean(), existing_type=sa.Integer(), nullable=False),
 "to_datetime": lambda op: op.alter_column("t", "c", type_=sa.DateTime(), existing_type=sa.Date(), server_default=sa.text("CURRENT_TIMESTAMP")),
 "add": lambda op: op.add_column("t", sa.Column("c", sa.String(10), nullable=False, server_default="x")),
 "add_plain": lambda op: op.add_column("t", sa.Column("c", sa.Integer), schema="s"),
 "add_fk": lambda op: op.add_column("t", sa.Column("c", sa.Integer, sa.ForeignKey("o.id", name="fk_o", ondelete="CASCADE"))),
 "add_fk_inline": lambda op: op.add_column("t", sa.Column("c", sa.Integer, sa.ForeignKey("o.id")), inline_references=True),
 "add_fk_self": lambda op: op.add_column("t", sa.Column("c", sa.Integer, sa.ForeignKey("t.id"))),
 "add_pk": lambda op: op.add_column("t", sa.Column("c", sa.Integer, primary_key=True), inline_primary_key=True),
 "add_pk_plain": lambda op: op.add_column("t", sa.Column("c", sa.Integer, primary_key=True)),
 "add_unique": lambda op: op.add_column("t", sa.Column("c", sa.Integer, unique=True)),
 "add_index": lambda op: op.add_column("t", sa.Column("c", sa.Integer, index=True)),
 "add_comment": lambda op: op.add_column("t", sa.Column("c", sa.Integer, comment="what")),
 "add_if": lambda op: op.add_column("t", sa.Column("c", sa.Integer), if_not_exists=True),
 "add_enum": lambda op: op.add_column("t", sa.Column("c", sa.Enum("x", "y", name="xy"))),
 "add_bool": lambda op: op.add_column("t", sa.Column("c", sa.Boolean(create_constraint=True, name="ckb"))),
 "add_computed": lambda op: op.add_column("t", sa.Column("c", sa.Integer, sa.Computed("a * 2", persisted=True))),
 "add_identity": lambda op: op.add_column("t", sa.Column("c", sa.Integer, sa.Identity(start=3))),
 "add_check": lambda op: op.add_column("t", sa.Column("c", sa.Integer, sa.CheckConstraint("c > 5", name="ck5"))),
 "drop": lambda op: op.drop_column("t", "c"),
 "drop_schema": lambda op: op.drop_column("t", "c", schema="s"),
 "drop_if": lambda op: op.drop_column("t", "c", if_exists=True),
 "drop_ms": lambda op: op.drop_column("t", "c", mssql_drop_default=True, mssql_drop_check=True, mssql_drop_foreign_key=True),
 "drop_ms_schema": lambda op: op.drop_column("t t", "c", mssql_drop_default=True, mssql_drop_foreign_key=True, schema="xyz"),
 "create": lambda op: op.create_table("acc", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.String(50), nullable=False, comment="nm"), sa.Column("e", sa.Enum("p", "q", name="pq")), sa.Column("b", sa.Boolean), sa.UniqueConstraint("n", name="uq_n"), comment="tab"),
 "create_index": lambda op: op.create_table("acc", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.String(50), index=True), sa.ForeignKeyConstraint(["id"], ["o.id"], name="fk"), schema="s"),
 "create_if": lambda op: op.create_table("acc", sa.Column("id", sa.Integer), if_not_exists=True),
 "create_mysql": lambda op: op.create_table("acc", sa.Column("id", sa.Integer), mysql_engine="InnoDB", prefixes=["TEMPORARY"]),
 "drop_table": lambda op: op.drop_table("acc", schema="s"),
 "drop_table_if": lambda op: op.drop_table("acc", if_exists=True),
 "rename_table": lambda op: op.rename_table("a", "b"),
 "rename_table_schema": lambda op: op.rename_table("a", "New B", schema="s"),
 "ix": lambda op: op.create_index("ix", "t", ["a", "b"], unique=True),
 "ix_expr": lambda op: op.create_index("ix", "t", [sa.text("lower(a)"), "b"]),
 "ix_desc": lambda op: op.create_index("ix", "t", [sa.desc("a")]),
 "ix_pg": lambda op: op.create_index("ix", "t", ["a"], postgresql_where=sa.text("a > 5"), postgresql_using="gin", mssql_include=["z"], postgresql_include=["z"], mysql_length=10, sqlite_where=sa.text("a > 1"), mssql_clustered=True, oracle_bitmap=True),
 "ix_if": lambda op: op.create_index("ix", "t", ["a"], if_not_exists=True, schema="s"),
 "ix_drop": lambda op: op.drop_index("ix", "t"),
 "ix_drop_s": lambda op: op.drop_index("ix", table_name="t", schema="s", if_exists=True),
 "ix_drop_conc": lambda op: op.drop_index("ix", "t", postgresql_concurrently=True),
 "ix_drop_only": lambda op: op.drop_index("ix"),
 "uq": lambda op: op.create_unique_constraint("uq", "t", ["a", "b"], schema="s", deferrable=True, initially="DEFERRED"),
 "pk": lambda op: op.create_primary_key("pk", "t", ["a", "b"]),
 "ck": lambda op: op.create_check_constraint("ck", "t", sa.text("a > 5 and b like '%x'")),
 "ck_expr": lambda op: op.create_check_constraint("ck", "t", sa.column("a") > 5),
 "fk": lambda op: op.create_foreign_key("fk", "t", "o", ["a"], ["id"], onupdate="CASCADE", ondelete="SET NULL", deferrable=True, initially="DEFERRED", source_schema="s", referent_schema="r"),
 "fk_none": lambda op: op.create_foreign_key(None, "t", "o", ["a", "b"], ["c", "d"], match="FULL"),
 "fk_self": lambda op: op.create_foreign_key("fk", "t", "t", ["a"], ["id"]),
 "dc": lambda op: op.drop_constraint("x", "t"),
 "dc_fk": lambda op: op.drop_constraint("x", "t", type_="foreignkey", schema="s"),
 "dc_uq": lambda op: op.drop_constraint("x", "t", type_="unique"),
 "dc_ck": lambda op: op.drop_constraint("x", "t", type_="check"),
 "dc_pk": lambda op: op.drop_constraint("x", "t", type_="primary"),
 "dc_bad": lambda op: op.drop_constraint("x", "t", type_="nonsense"),
 "dc_if": lambda op: op.drop_constraint("x", "t", type_="unique", if_exists=True),
 "tc": lambda op: op.create_table_comment("t", "it's a % table", schema="s"),
 "tc_drop": lambda op: op.drop_table_comment("t", existing_comment="x"),
 "exec": lambda op: op.execute("update t set a = '50%' where b = ':x'"),
 "exec_text": lambda op: op.execute(sa.text("update t set a = :v").bindparams(v="q")),
 "exec_upd": lambda op: op.execute(T.update().where(T.c.name == "a").values(name=op.inline_literal("b"))),
 "exec_lit": lambda op: op.execute(T.update().values({"name": op.inline_literal("it's"), "id": op.inline_literal(5)})),
 "bulk": lambda op: op.bulk_insert(T, [{"id": 1, "name": "a%b"}, {"id": 2, "name": "it's"}]),
 "bulk_none": lambda op: op.bulk_insert(T, [{"id": 1, "name": None}]),
 "bulk_inline": lambda op: op.bulk_insert(T, [{"id": op.inline_literal(1), "name": op.inline_literal("z")}]),
 "bulk_bad": lambda op: op.bulk_insert(T, {"id": 1}),
 "bulk_bad2": lambda op: op.bulk_insert(T, ["x"]),
 "batch": lambda op: batch(op),
 "f": lambda op: op.create_unique_constraint(op.f("uq_x"), "t", ["a"]),
 "exclude": lambda op: op.create_exclude_constraint("ex", "t", ("period", "&&"), ("grp", "="), where="grp != 'x'", using="gist"),
}
def batch(op):
    with op.batch_alter_table("t", schema="s") as b:
        b.add_column(sa.Column("z", sa.Integer))
        b.alter_column("c", new_column_name="d", existing_type=sa.Integer())
        b.drop_column("q")
        b.create_index("ix", ["z"])
        b.create_unique_constraint("uq", ["z"])
        b.drop_constraint("was", type_="foreignkey")
        b.create_foreign_key("fk", "o", ["z"], ["id"])
SKIPPED = {"mysql": {"exclude"}, "mssql": {"exclude", "add_comment", "create", "tc_drop"}, "oracle": {"exclude"}}
for dialect in ("sqlite", "postgresql", "mysql", "mssql", "oracle"):
    for name, f in cases.items():
        if name in SKIPPED.get(dialect, ()):
            continue
        with warnings.catch_warnings(record=True) as w:
            warnings.simplefilter("always")
            run(name, dialect, f)
        for x in w: print("   warn", x.message)

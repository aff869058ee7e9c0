import warnings, datetime
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg, mysql, sqlite, oracle, mssql
from sqlalchemy.sql.elements import conv
from alembic.operations import ops
from alembic.autogenerate import render_python_code
from alembic.runtime.migration import MigrationContext

class Mine(sa.TypeDecorator):
    impl = sa.String
    cache_ok = True
class Own(sa.types.UserDefinedType):
    cache_ok = True
    def __init__(self, n=5): self.n = n
    def get_col_spec(self, **kw): return "OWN(%d)" % self.n

def r(name, *o, **kw):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            out = render_python_code(ops.UpgradeOps(list(o)), **kw)
            out = "\n".join(out.split("\n")[1:-1])
        except Exception as e:
            out = "%s: %s" % (type(e).__name__, e)
    print("--", name); print(out)
    for x in w: print("warn", x.message)

C = sa.Column
types = [sa.Integer(), sa.Integer, sa.BigInteger(), sa.SmallInteger(), sa.String(), sa.String(50), sa.String(50, collation="de"), sa.Text(), sa.Unicode(5), sa.UnicodeText(), sa.Numeric(), sa.Numeric(10, 2), sa.Numeric(10, 2, asdecimal=False), sa.DECIMAL(5), sa.Float(), sa.Float(53), sa.Double(), sa.REAL(), sa.Boolean(), sa.Boolean(create_constraint=True, name="ck"),
 sa.Date(), sa.DateTime(), sa.DateTime(timezone=True), sa.Time(timezone=True), sa.Interval(), sa.Interval(native=False), sa.LargeBinary(), sa.LargeBinary(10), sa.BINARY(3), sa.VARBINARY(4), sa.BLOB(), sa.CLOB(), sa.CHAR(2), sa.NCHAR(2), sa.VARCHAR(9), sa.NVARCHAR(9), sa.JSON(), sa.JSON(none_as_null=True), sa.Uuid(), sa.Uuid(as_uuid=False), sa.UUID(), sa.PickleType(),
 sa.Enum("a", "b", name="e"), sa.Enum("a", name="e", native_enum=False, length=20), sa.Enum("it's", 'q"', name="e", schema="s"), sa.ARRAY(sa.Integer), sa.ARRAY(sa.String(5), dimensions=2), sa.types.NullType(), sa.TIMESTAMP(timezone=True), Mine(5), Own(), Own(7),
 pg.JSONB(), pg.JSONB(astext_type=sa.Text()), pg.UUID(), pg.UUID(as_uuid=False), pg.ARRAY(sa.Integer), pg.ARRAY(pg.JSONB), pg.ARRAY(sa.String(3), dimensions=1), pg.INET(), pg.CIDR(), pg.MACADDR(), pg.HSTORE(), pg.TSVECTOR(), pg.INT4RANGE(), pg.DATERANGE(), pg.INTERVAL(), pg.INTERVAL(fields="DAY"), pg.TIMESTAMP(timezone=True, precision=3), pg.TIME(precision=2), pg.BYTEA(), pg.ENUM("x", "y", name="z"), pg.ENUM("x", name="z", create_type=False), pg.BIT(3), pg.OID(), pg.MONEY(), pg.DOUBLE_PRECISION(),
 mysql.INTEGER(unsigned=True), mysql.INTEGER(display_width=5, zerofill=True), mysql.VARCHAR(50, charset="utf8", collation="utf8_bin"), mysql.TINYINT(1), mysql.MEDIUMTEXT(), mysql.ENUM("a", "b"), mysql.SET("a", "b"), mysql.DATETIME(fsp=6), mysql.DECIMAL(10, 2, unsigned=True), mysql.YEAR(4), mysql.LONGTEXT(), mysql.JSON(), mysql.BIT(2), mysql.DOUBLE(precision=10, scale=2),
 sqlite.DATETIME(), sqlite.JSON(), oracle.NUMBER(10, 2), oracle.CLOB(), oracle.DATE(), oracle.RAW(5), mssql.NVARCHAR(), mssql.DATETIME2(3), mssql.UNIQUEIDENTIFIER(), mssql.BIT(), mssql.MONEY(), mssql.XML(),
 sa.String(5).with_variant(sa.Text(), "mysql"), sa.String(5).with_variant(pg.UUID(), "postgresql").with_variant(mysql.VARCHAR(9), "mysql", "mariadb"), sa.JSON().with_variant(pg.JSONB(), "postgresql"), pg.JSONB().with_variant(sa.JSON(), "sqlite")]
for i, t in enumerate(types): r("type %d" % i, ops.AddColumnOp("t", C("x", t)))
PGC = MigrationContext.configure(dialect_name="postgresql")
for i, t in enumerate(types): r("pgtype %d" % i, ops.AddColumnOp("t", C("x", t)), migration_context=PGC)
cols = {"plain": lambda: C("x", sa.Integer), "notnull": lambda: C("x", sa.Integer, nullable=False), "pk": lambda: C("x", sa.Integer, primary_key=True), "default": lambda: C("x", sa.Integer, default=5), "sd_str": lambda: C("x", sa.String, server_default="it's"), "sd_num": lambda: C("x", sa.Integer, server_default="5"), "sd_text": lambda: C("x", sa.Integer, server_default=sa.text("a % 5")), "sd_func": lambda: C("x", sa.DateTime, server_default=sa.func.now()), "sd_lit": lambda: C("x", sa.String, server_default=sa.literal("q")), "sd_cast": lambda: C("x", sa.String, server_default=sa.cast("5", sa.Integer)), "sd_true": lambda: C("x", sa.Boolean, server_default=sa.true()), "sd_null": lambda: C("x", sa.Boolean, server_default=sa.null()), "sd_fetched": lambda: C("x", sa.Integer, server_default=sa.FetchedValue()),
 "computed": lambda: C("x", sa.Integer, sa.Computed("a + 5")), "computed_p": lambda: C("x", sa.Integer, sa.Computed(sa.text("a + 5"), persisted=False)), "identity": lambda: C("x", sa.Integer, sa.Identity()), "identity_all": lambda: C("x", sa.Integer, sa.Identity(always=True, on_null=True, start=1, increment=2, minvalue=3, maxvalue=4, cycle=True, cache=5, order=True)), "comment": lambda: C("x", sa.Integer, comment="it's \"q\""), "autoinc": lambda: C("x", sa.Integer, autoincrement=True), "autoinc_f": lambda: C("x", sa.Integer, primary_key=True, autoincrement=False), "system": lambda: C("x", sa.Integer, system=True), "fk": lambda: C("x", sa.Integer, sa.ForeignKey("o.id", ondelete="CASCADE")), "unique": lambda: C("x", sa.Integer, unique=True, index=True), "name": lambda: C("select x", sa.Integer), "quoted": lambda: C(sa.sql.quoted_name("Q", True), sa.Integer), "onupdate": lambda: C("x", sa.DateTime, onupdate=sa.func.now())}
for n, c in cols.items():
    r("col " + n, ops.AddColumnOp("t", c()), ops.CreateTableOp("u", [c()]))
D = dict
T = sa.Table("t", sa.MetaData(), C("id", sa.Integer, primary_key=True), C("n", sa.String(5)), C("o", sa.ForeignKey("o.id")), schema="sch")
O = {
 "add": [ops.AddColumnOp("t", C("x", sa.Integer), schema="s", if_not_exists=True), ops.DropColumnOp("t", "x", schema="s", if_exists=True), ops.DropColumnOp("t", "x")],
 "alter": [ops.AlterColumnOp("t", "c", modify_nullable=True), ops.AlterColumnOp("t", "c", modify_type=sa.String(9), existing_type=sa.String(5), existing_nullable=False, schema="s"), ops.AlterColumnOp("t", "c", modify_server_default=None, existing_server_default=sa.text("5")), ops.AlterColumnOp("t", "c", modify_server_default="x", existing_type=sa.Integer()), ops.AlterColumnOp("t", "c", modify_comment="x", existing_comment="y"), ops.AlterColumnOp("t", "c", modify_comment=None), ops.AlterColumnOp("t", "c", modify_name="d"), ops.AlterColumnOp("t", "c", modify_nullable=False, existing_server_default=sa.DefaultClause("x"), existing_type=sa.Text(), autoincrement=True), ops.AlterColumnOp("t", "c", modify_server_default=sa.Computed("x")), ops.AlterColumnOp("t", "c", modify_server_default=sa.Identity(start=5), existing_server_default=None)],
 "table": [ops.CreateTableOp.from_table(T), ops.DropTableOp.from_table(T), ops.DropTableOp("x"), ops.DropTableOp("x", schema="s", if_exists=True), ops.CreateTableOp("x", [C("a", sa.Integer)], schema="s", comment="c", prefixes=["P"], info={"a": 1}, if_not_exists=True, mysql_engine="InnoDB", sqlite_autoincrement=True), ops.RenameTableOp("a", "b")],
 "index": [ops.CreateIndexOp("ix", "t", ["a", "b"]), ops.CreateIndexOp("ix", "t", [sa.text("lower(a)"), sa.column("q")], unique=True, schema="s", if_not_exists=True), ops.CreateIndexOp(conv("ix"), "t", ["a"], postgresql_where=sa.text("a > 5"), postgresql_using="gin", postgresql_ops={"a": "x"}, mysql_length=5), ops.CreateIndexOp(None, "t", [sa.func.lower(sa.column("z")), sa.desc("y")]), ops.DropIndexOp("ix"), ops.DropIndexOp(conv("ix"), "t", schema="s", if_exists=True), ops.DropIndexOp("ix", "t", postgresql_concurrently=True)],
 "const": [ops.CreateUniqueConstraintOp("u", "t", ["a", "b"]), ops.CreateUniqueConstraintOp(None, "t", ["a"], schema="s", deferrable=True, initially="DEFERRED", postgresql_nulls_not_distinct=True), ops.CreateUniqueConstraintOp(conv("u"), "t", ["a"]), ops.CreateForeignKeyOp("f", "t", "o", ["a"], ["b"], onupdate="x", ondelete="y", deferrable=True, initially="z", match="FULL", use_alter=True, source_schema="s", referent_schema="r"), ops.CreateForeignKeyOp(None, "t", "o", ["a", "c"], ["b", "d"]), ops.DropConstraintOp("x", "t"), ops.DropConstraintOp(conv("x"), "t", type_="foreignkey", schema="s", if_exists=True)],
 "pk": [ops.CreatePrimaryKeyOp("p", "t", ["a"])], "ck": [ops.CreateCheckConstraintOp("c", "t", sa.text("a > 5"))], "ex": [ops.ExecuteSQLOp("update t set a = 'x'")], "ext": [ops.ExecuteSQLOp(sa.text("update t"))], "bulk": [ops.BulkInsertOp(T, [])],
 "comment": [ops.CreateTableCommentOp("t", "it's", existing_comment=None, schema="s"), ops.CreateTableCommentOp("t", "x", existing_comment="y"), ops.DropTableCommentOp("t", existing_comment="y", schema="s")],
 "modify": [ops.ModifyTableOps("t", [ops.AddColumnOp("t", C("x", sa.Integer)), ops.CreateIndexOp(conv("ix"), "t", ["x"]), ops.CreateForeignKeyOp("f", "t", "o", ["x"], ["id"]), ops.DropConstraintOp(conv("u"), "t", type_="unique"), ops.AlterColumnOp("t", "c", modify_nullable=True, existing_type=sa.Integer()), ops.CreateTableCommentOp("t", "x"), ops.DropColumnOp("t", "z")], schema="s"), ops.ModifyTableOps("e", [])],
 "empty": [],
}
for n, o in O.items():
    for kw in ({}, D(render_as_batch=True), D(sqlalchemy_module_prefix="sqla.", alembic_module_prefix="alembic.op."), D(sqlalchemy_module_prefix="", alembic_module_prefix="", migration_context=MigrationContext.configure(dialect_name="postgresql"))):
        r("op %s %s" % (n, sorted(k for k in kw)), *o, **kw)
full = sa.Table("f", sa.MetaData(), C("id", sa.Integer, primary_key=True), C("a", sa.Integer, sa.CheckConstraint("a > 1", name="ck_a")), C("b", sa.Integer, unique=True, index=True), sa.ForeignKeyConstraint(["a", "b"], ["o.x", "o.y"], name="fk", ondelete="CASCADE", use_alter=True), sa.CheckConstraint("a < b", name="ck"), sa.CheckConstraint("a < 9"), sa.UniqueConstraint("a", "b", name="uq", deferrable=True), sa.Index("ix", "a", unique=True), pg.ExcludeConstraint(("a", "="), (sa.column("b"), "&&"), name="exc", where=sa.text("a > 5")))
r("full", ops.CreateTableOp.from_table(full))
for c in sorted((c for c in full.constraints if c.name and c.name != "fk"), key=lambda c: c.name):
    try: o = ops.AddConstraintOp.from_constraint(c)
    except Exception as e: print(type(e).__name__, e); continue
    r("add %s" % c.name, o); r("drop %s" % c.name, o.reverse()); r("add again", o.reverse().reverse())
ns = sa.MetaData(schema="dflt")
t2 = sa.Table("n", ns, C("id", sa.Integer, primary_key=True), C("p", sa.ForeignKey("n.id")), C("q", sa.ForeignKey("other.z.id")))
r("namespace", ops.CreateTableOp.from_table(t2))
def item(kind, obj, ctx):
    if kind in ("type", "column", "server_default"): print("item", kind, type(obj).__name__)
    if kind == "type" and isinstance(obj, Mine):
        ctx.imports.add("import mine")
        return "mine.Mine()"
    if kind == "column" and obj.name == "skip": return None
    if kind == "server_default": return "'SD'"
    if kind == "check": return "CHECK!"
    return False
r("item", ops.CreateTableOp("t", [C("a", Mine()), C("skip", sa.Integer), C("b", sa.Integer, server_default="5"), sa.CheckConstraint("a"), sa.UniqueConstraint("a"), sa.PrimaryKeyConstraint("b"), sa.ForeignKeyConstraint(["a"], ["o.x"])]), render_item=item)
r("user", ops.AddColumnOp("t", C("a", Mine(3))), ops.AddColumnOp("t", C("a", Own())), user_module_prefix="my.")
r("user none", ops.AddColumnOp("t", C("a", Own())))
r("imports", ops.AddColumnOp("t", C("a", pg.JSONB())), imports=["import x"])
class Unknown(ops.MigrateOperation): pass
r("unknown", Unknown())
r("many", ops.CreateTableOp("t", [C("c%d" % i, sa.Integer) for i in range(256)]))

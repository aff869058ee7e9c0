import logging, sys, warnings
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from alembic.runtime.migration import MigrationContext
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="   %(levelname)s [%(name)s] %(message)s")
logging.getLogger("sqlalchemy").setLevel(logging.WARNING)
C, I, S = sa.Column, sa.Integer, sa.String

def T(*a, **k):
    return lambda m: sa.Table("t", m, C("id", I, primary_key=True), *[x() if callable(x) and not isinstance(x, type) else x for x in a], **k)

CONV = {"uq": "uq_%(table_name)s_%(column_0_name)s", "ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s"}
def show(x):
    if isinstance(x, tuple): return "(" + ", ".join(show(y) for y in x) + ")"
    if isinstance(x, list): return "[" + ", ".join(show(y) for y in x) + "]"
    if isinstance(x, dict): return "{" + ", ".join("%s: %s" % (k, show(v)) for k, v in x.items()) + "}"
    if isinstance(x, sa.Column): return "<col %s.%s %r null=%s>" % (x.table is not None and x.table.name, x.name, x.type, x.nullable)
    if isinstance(x, sa.ForeignKeyConstraint): return "<fk %s %s %s %s>" % (x.name, [c.name for c in x.columns], x.ondelete, x.onupdate)
    if isinstance(x, sa.UniqueConstraint): return "<uq %s %s>" % (x.name, [c.name for c in x.columns])
    if isinstance(x, sa.Index): return "<ix %s %s %s>" % (x.name, [getattr(c, "name", str(c)) for c in x.expressions], bool(x.unique))
    if isinstance(x, sa.Table): return "<table %s>" % x.name
    if isinstance(x, sa.DefaultClause): return "<default %s>" % x.arg
    if isinstance(x, sa.FetchedValue): return "<%s>" % type(x).__name__
    return repr(x)

def go(name, before, after, **opts):
    print("==", name)
    e = sa.create_engine("sqlite://")
    m1, m2 = sa.MetaData(), sa.MetaData(naming_convention=CONV if name == "naming" else None)
    for f in (before if isinstance(before, (list, tuple)) else [before]):
        if f: f(m1)
    for f in (after if isinstance(after, (list, tuple)) else [after]):
        if f: f(m2)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            with e.connect() as conn:
                m1.create_all(conn)
                logging.disable(logging.NOTSET)
                mc = MigrationContext.configure(conn, opts=opts)
                ms = produce_migrations(mc, m2)
                logging.disable(logging.INFO)
                for d in ms.upgrade_ops.as_diffs(): print(" ", show(d))
                print(render_python_code(ms.upgrade_ops))
                print(render_python_code(ms.downgrade_ops, render_as_batch=True))
        except Exception as ex:
            print(type(ex).__name__, ex)
        logging.disable(logging.NOTSET)
    for x in w: print("   warn", x.message)

fk = lambda **k: lambda m: (sa.Table("o", m, C("id", I, primary_key=True)), sa.Table("t", m, C("id", I, primary_key=True), C("o_id", I, sa.ForeignKey("o.id", **k))))
cases = [
 ("add_table", None, T(C("x", I, index=True), C("y", S(5), unique=True), sa.UniqueConstraint("x", "y", name="uq")), {}),
 ("add_table_comment", None, T(C("x", I, comment="c"), comment="tt", info={"a": 1}, prefixes=["TEMP"]), {}),
 ("drop_table", T(C("x", I, index=True), sa.UniqueConstraint("x", name="uq")), None, {}),
 ("add_col", T(), T(C("x", I, nullable=False, server_default="5"), C("y", sa.DateTime, server_default=sa.func.now())), {}),
 ("drop_col", T(C("x", I, nullable=False, server_default="5")), T(), {}),
 ("null", T(C("x", I)), T(C("x", I, nullable=False)), {}),
 ("notnull", T(C("x", I, nullable=False)), T(C("x", I)), {}),
 ("type", T(C("x", I)), T(C("x", S(5))), {}),
 ("type_off", T(C("x", I)), T(C("x", S(5))), dict(compare_type=False)),
 ("type_fn", T(C("x", I)), T(C("x", I)), dict(compare_type=lambda c, i, m, it, mt: m.name == "x")),
 ("type_fn_none", T(C("x", I)), T(C("x", S)), dict(compare_type=lambda c, i, m, it, mt: None)),
 ("type_fn_false", T(C("x", I)), T(C("x", S)), dict(compare_type=lambda c, i, m, it, mt: print("cmp", i.name, repr(it), repr(mt)) and False)),
 ("default_off", T(C("x", I, server_default="1")), T(C("x", I, server_default="2")), {}),
 ("default", T(C("x", I, server_default="1")), T(C("x", I, server_default="2")), dict(compare_server_default=True)),
 ("default_same", T(C("x", I, server_default="1")), T(C("x", I, server_default="1")), dict(compare_server_default=True)),
 ("default_text", T(C("x", I, server_default=sa.text("1"))), T(C("x", I, server_default="1")), dict(compare_server_default=True)),
 ("default_str", T(C("x", S, server_default="a b")), T(C("x", S, server_default="a b")), dict(compare_server_default=True)),
 ("default_func", T(C("x", sa.DateTime, server_default=sa.func.now())), T(C("x", sa.DateTime, server_default=sa.text("CURRENT_TIMESTAMP"))), dict(compare_server_default=True)),
 ("default_expr", T(C("x", S, server_default=sa.text("(lower('A'))"))), T(C("x", S, server_default=sa.text("(upper('A'))"))), dict(compare_server_default=True)),
 ("default_add", T(C("x", I)), T(C("x", I, server_default="3")), dict(compare_server_default=True)),
 ("default_drop", T(C("x", I, server_default="3")), T(C("x", I)), dict(compare_server_default=True)),
 ("default_bool", T(C("x", sa.Boolean, server_default=sa.true())), T(C("x", sa.Boolean, server_default=sa.false())), dict(compare_server_default=True)),
 ("default_fn", T(C("x", I, server_default="1")), T(C("x", I, server_default="1")), dict(compare_server_default=lambda c, i, m, id, md, rmd: print("dflt", id, rmd) or True)),
 ("default_fn_none", T(C("x", I, server_default="1")), T(C("x", I, server_default="4")), dict(compare_server_default=lambda c, i, m, id, md, rmd: None)),
 ("computed", T(C("x", I, sa.Computed("id * 2"))), T(C("x", I, sa.Computed("id * 3"))), dict(compare_server_default=True)),
 ("computed_same", T(C("x", I, sa.Computed("id * 2"))), T(C("x", I, sa.Computed("id*2"))), dict(compare_server_default=True)),
 ("computed_add", T(C("x", I)), T(C("x", I, sa.Computed("id * 3"))), dict(compare_server_default=True)),
 ("computed_drop", T(C("x", I, sa.Computed("id * 2"))), T(C("x", I)), dict(compare_server_default=True)),
 ("computed_new", T(), T(C("x", I, sa.Computed("id * 3", persisted=True))), {}),
 ("identity_new", None, lambda m: sa.Table("t", m, C("id", I, sa.Identity(always=True, start=3, increment=2, minvalue=1, cycle=True), primary_key=True)), {}),
 ("ix_add", T(C("x", I), C("y", I)), T(C("x", I, index=True), C("y", I), sa.Index("ix_y", "y", "x", unique=True)), {}),
 ("ix_drop", T(C("x", I, index=True)), T(C("x", I)), {}),
 ("ix_change", T(C("x", I), C("y", I), sa.Index("ix", "x")), T(C("x", I), C("y", I), sa.Index("ix", "x", "y")), {}),
 ("ix_unique", T(C("x", I), sa.Index("ix", "x")), T(C("x", I), sa.Index("ix", "x", unique=True)), {}),
 ("ix_order", T(C("x", I), C("y", I), sa.Index("ix", "x", "y")), T(C("x", I), C("y", I), sa.Index("ix", "y", "x")), {}),
 ("ix_where", T(C("x", I)), T(C("x", I), sa.Index("ix", "x", sqlite_where=sa.text("x > 5"))), {}),
 ("ix_func", T(C("x", S)), T(C("x", S), lambda: sa.Index("ix", sa.func.lower(sa.text("x")))), {}),
 ("ix_to_uq", T(C("x", I), sa.Index("n", "x", unique=True)), T(C("x", I), sa.UniqueConstraint("x", name="n")), {}),
 ("uq_add", T(C("x", I)), T(C("x", I), sa.UniqueConstraint("x", name="uq")), {}),
 ("uq_add_unnamed", T(C("x", I)), T(C("x", I, unique=True)), {}),
 ("uq_drop", T(C("x", I), sa.UniqueConstraint("x", name="uq")), T(C("x", I)), {}),
 ("uq_drop_unnamed", T(C("x", I, unique=True)), T(C("x", I)), {}),
 ("uq_same_unnamed", T(C("x", I, unique=True)), T(C("x", I, unique=True)), {}),
 ("uq_name_vs_none", T(C("x", I), sa.UniqueConstraint("x", name="uq")), T(C("x", I, unique=True)), {}),
 ("uq_change", T(C("x", I), C("y", I), sa.UniqueConstraint("x", name="uq")), T(C("x", I), C("y", I), sa.UniqueConstraint("x", "y", name="uq")), {}),
 ("uq_defer", T(C("x", I)), T(C("x", I), sa.UniqueConstraint("x", name="uq", deferrable=True, initially="DEFERRED")), {}),
 ("fk_add", lambda m: (sa.Table("o", m, C("id", I, primary_key=True)), sa.Table("t", m, C("id", I, primary_key=True), C("o_id", I))), fk(), {}),
 ("fk_drop", fk(name="fk_x"), lambda m: (sa.Table("o", m, C("id", I, primary_key=True)), sa.Table("t", m, C("id", I, primary_key=True), C("o_id", I))), {}),
 ("fk_options", fk(name="fk_x"), fk(name="fk_x", ondelete="CASCADE", onupdate="SET NULL"), {}),
 ("fk_case", fk(ondelete="cascade"), fk(ondelete="CASCADE"), {}),
 ("fk_noaction", fk(ondelete="NO ACTION"), fk(), {}),
 ("fk_defer", fk(), fk(deferrable=True, initially="DEFERRED"), {}),
 ("fk_same", fk(), fk(name="other"), {}),
 ("fk_new_col", lambda m: (sa.Table("o", m, C("id", I, primary_key=True)), sa.Table("t", m, C("id", I, primary_key=True))), fk(name="fk_o"), {}),
 ("comment", T(C("x", I)), T(C("x", I, comment="hello"), comment="table"), {}),
 ("pk_change", lambda m: sa.Table("t", m, C("a", I, primary_key=True), C("b", I)), lambda m: sa.Table("t", m, C("a", I), C("b", I, primary_key=True)), {}),
 ("autoinc", T(), lambda m: sa.Table("t", m, C("id", I, primary_key=True, autoincrement=False)), dict(compare_server_default=True)),
 ("include_object", [T(C("x", I)), lambda m: sa.Table("gone", m, C("id", I))], [T(C("y", I), sa.Index("ix_y", "y")), lambda m: sa.Table("new", m, C("id", I))], dict(include_object=lambda o, n, t, r, c: print("obj", n, t, r, c is not None) or n not in ("gone", "ix_y"))),
 ("include_name", [T(C("x", I), C("z", I, index=True)), lambda m: sa.Table("gone", m, C("id", I))], [T(C("z", I))], dict(include_name=lambda n, t, p: print("name", n, t, sorted(p.items(), key=str)) or n not in ("gone", "x"))),
 ("version_table", [T(), lambda m: sa.Table("alembic_version", m, C("version_num", S(32))), lambda m: sa.Table("my_version", m, C("version_num", S(32)))], T(), dict(version_table="my_version")),
 ("naming", T(C("x", I)), lambda m: ({"uq": "uq_%(table_name)s_%(column_0_name)s", "ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s"}, sa.Table("t", m, C("id", I, primary_key=True), C("x", I, unique=True, index=True)), sa.Table("n", m, C("id", I, primary_key=True), C("t", I, sa.ForeignKey("t.id")), C("b", sa.Boolean(create_constraint=True, name="bb")), sa.CheckConstraint("id > 5", name="five"), sa.UniqueConstraint("t"))), {}),
 ("many", [T(C("a", I), C("b", S(5)))], [T(C("b", S(9), nullable=False), C("c", I, index=True), sa.UniqueConstraint("b", name="uq_b")), lambda m: sa.Table("a1", m, C("id", I, primary_key=True), C("t_id", I, sa.ForeignKey("t.id")))], {}),
 ("schema", None, lambda m: sa.Table("t", m, C("id", I, primary_key=True), C("x", I, index=True), schema="main"), {}),
 ("plugins", T(C("x", I)), T(C("x", S, nullable=False), C("y", I, index=True)), dict(autogenerate_plugins=["alembic.autogenerate.*", "~alembic.autogenerate.constraints"])),
 ("plugins_bad", T(C("x", I)), T(), dict(autogenerate_plugins=["nope.*"])),
]
for name, a, b, o in cases: go(name, a, b, **o)

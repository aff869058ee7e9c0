import io, warnings
import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.operations import Operations

def setup(conn):
    for stmt in ("create table dept (id integer primary key, name varchar(30))",
        """create table emp (id integer not null, name varchar(30) not null, active boolean default 1, kind varchar(5), salary numeric(10, 2) default '5.5', dept_id integer, boss_id integer, born datetime default (datetime('now')),
           constraint pk_emp primary key (id), constraint uq_name unique (name), foreign key(boss_id) references emp (id) on delete cascade, check (kind != 'x'))""",
        "create unique index ix_kind on emp (kind, dept_id) where kind is not null",
        "insert into dept values (1, 'it')", "insert into emp (id, name, dept_id) values (1, 'ann', 1), (2, 'bob', 1)"):
        conn.exec_driver_sql(stmt)

def go(name, f, **kw):
    e = sa.create_engine("sqlite://")
    print("==", name)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try:
            with e.begin() as conn:
                setup(conn)
                op = Operations(MigrationContext.configure(conn))
                with op.batch_alter_table("emp", **kw) as b:
                    f(b)
                for (sql,) in conn.exec_driver_sql("select sql from sqlite_master where tbl_name='emp' and sql is not null order by name"):
                    lines = [l.strip(" ,\t") for l in sql.split("\n")]
                    last = [l for l in lines if l.startswith(("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK"))]
                    for l in [l for l in lines if l not in last] + sorted(last): print("   ", l)
                print(conn.exec_driver_sql("select * from emp").mappings().all()[0].keys())
        except Exception as ex:
            print(type(ex).__name__, str(ex).split("\n")[0])
    for x in w: print("warn", str(x.message)[:200])

meta = sa.MetaData()
EMP = sa.Table("emp", meta, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(30), sa.CheckConstraint("name != ''", name="ck_nm"), nullable=False), sa.Column("active", sa.Boolean(create_constraint=True, name="ck_active")), sa.Column("kind", sa.Enum("a", "b", name="ck_kind", create_constraint=True)),
    sa.Column("dept_id", sa.Integer, sa.ForeignKey("dept.id", name="fk_d")), sa.Index("ix_k", "kind"), sa.UniqueConstraint("kind"), sqlite_autoincrement=True)
C = sa.Column
cases = {
 "add": (lambda b: b.add_column(C("x", sa.Integer)), {}),
 "add_default": (lambda b: b.add_column(C("x", sa.DateTime, server_default=sa.func.now())), {}),
 "add_always": (lambda b: b.add_column(C("x", sa.Integer, nullable=False, server_default="4")), dict(recreate="always")),
 "add_after": (lambda b: b.add_column(C("x", sa.Integer), insert_after="id"), dict(recreate="always")),
 "add_before": (lambda b: (b.add_column(C("x", sa.Integer), insert_before="id"), b.add_column(C("y", sa.Integer), insert_after="x")), dict(recreate="always")),
 "add_after_never": (lambda b: b.add_column(C("x", sa.Integer), insert_after="id"), {}),
 "add_fk": (lambda b: b.add_column(C("x", sa.Integer, sa.ForeignKey("dept.id", name="fk_x"))), {}),
 "add_fk_unnamed": (lambda b: b.add_column(C("x", sa.Integer, sa.ForeignKey("dept.id"))), {}),
 "add_fk_always": (lambda b: b.add_column(C("x", sa.Integer, sa.ForeignKey("dept.id", name="fk_x", ondelete="CASCADE"))), dict(recreate="always")),
 "add_index": (lambda b: b.add_column(C("x", sa.Integer, index=True, unique=True)), {}),
 "add_bool": (lambda b: b.add_column(C("x", sa.Boolean(create_constraint=True, name="ckx"), nullable=False, server_default=sa.false())), {}),
 "add_computed": (lambda b: b.add_column(C("x", sa.Integer, sa.Computed("id * 2"))), {}),
 "add_computed_p": (lambda b: b.add_column(C("x", sa.Integer, sa.Computed("id * 2", persisted=True))), {}),
 "drop": (lambda b: b.drop_column("active"), {}),
 "drop_fk_col": (lambda b: b.drop_column("dept_id"), {}),
 "drop_indexed": (lambda b: b.drop_column("kind"), {}),
 "drop_pk": (lambda b: b.drop_column("id"), {}),
 "drop_uq": (lambda b: b.drop_column("name"), {}),
 "drop_none": (lambda b: b.drop_column("zz"), {}),
 "rename": (lambda b: b.alter_column("kind", new_column_name="sort"), {}),
 "rename_fk": (lambda b: b.alter_column("dept_id", new_column_name="d"), {}),
 "rename_pk": (lambda b: b.alter_column("id", new_column_name="key"), {}),
 "rename_never": (lambda b: b.alter_column("kind", new_column_name="sort"), dict(recreate="never")),
 "type": (lambda b: b.alter_column("salary", type_=sa.Integer()), {}),
 "type_from_bool": (lambda b: b.alter_column("active", type_=sa.Integer(), existing_type=sa.Boolean(create_constraint=True, name="nonesuch")), {}),
 "type_enum": (lambda b: b.alter_column("kind", type_=sa.Enum("a", "b", name="ek"), existing_type=sa.String(5)), {}),
 "type_json": (lambda b: b.alter_column("kind", type_=sa.JSON(), existing_type=sa.String(5)), {}),
 "null": (lambda b: b.alter_column("kind", nullable=False), {}),
 "null2": (lambda b: b.alter_column("name", nullable=True, existing_type=sa.String(30)), {}),
 "default": (lambda b: b.alter_column("kind", server_default="q"), {}),
 "default_none": (lambda b: b.alter_column("salary", server_default=None), {}),
 "default_text": (lambda b: b.alter_column("born", server_default=sa.text("(date('now'))")), {}),
 "default_func": (lambda b: b.alter_column("born", server_default=sa.func.now()), {}),
 "comment": (lambda b: b.alter_column("born", comment="hello"), {}),
 "autoinc": (lambda b: b.alter_column("id", autoincrement=True), {}),
 "all": (lambda b: b.alter_column("salary", new_column_name="pay", type_=sa.Float(), nullable=False, server_default="1"), {}),
 "uq": (lambda b: b.create_unique_constraint("uq2", ["kind", "dept_id"]), {}),
 "uq_unnamed": (lambda b: b.create_unique_constraint(None, ["kind"]), {}),
 "uq_drop": (lambda b: b.drop_constraint("uq_name", type_="unique"), {}),
 "uq_drop_conv": (lambda b: b.drop_constraint("uq_emp_zz", type_="unique"), dict(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"})),
 "fk_conv": (lambda b: b.drop_constraint("fk_emp_boss_id_emp", type_="foreignkey"), dict(naming_convention={"fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"})),
 "ck": (lambda b: b.create_check_constraint("ck2", sa.text("salary < 100")), {}),
 "ck_expr": (lambda b: b.create_check_constraint("ck2", sa.column("salary") < 100), {}),
 "fk": (lambda b: b.create_foreign_key("fk2", "dept", ["salary"], ["id"], ondelete="SET NULL"), {}),
 "fk_self": (lambda b: b.create_foreign_key("fk2", "emp", ["dept_id"], ["id"]), {}),
 "fk_schema": (lambda b: b.create_foreign_key("fk2", "dept", ["dept_id"], ["id"], referent_schema="other"), {}),
 "pk_drop": (lambda b: b.drop_constraint("pk_emp", type_="primary"), {}),
 "pk_new": (lambda b: (b.drop_constraint("pk_emp", type_="primary"), b.create_primary_key("pk2", ["id", "name"])), {}),
 "drop_nope": (lambda b: b.drop_constraint("nope", type_="check"), {}),
 "ix": (lambda b: b.create_index("ix2", ["salary"]), {}),
 "ix_new_col": (lambda b: (b.add_column(C("x", sa.Integer)), b.create_index("ix2", ["x"], unique=True)), dict(recreate="always")),
 "ix_drop": (lambda b: b.drop_index("ix_kind"), {}),
 "ix_drop_always": (lambda b: b.drop_index("ix_kind"), dict(recreate="always")),
 "ix_drop_nope": (lambda b: b.drop_index("nope"), dict(recreate="always")),
 "recreate_bad": (lambda b: None, dict(recreate="sometimes")),
 "nothing": (lambda b: None, {}),
 "nothing_always": (lambda b: None, dict(recreate="always")),
 "table_args": (lambda b: b.drop_column("born"), dict(table_args=(sa.CheckConstraint("id > 0", name="ck_id"), sa.UniqueConstraint("salary", name="uq_s")))),
 "table_kwargs": (lambda b: b.drop_column("born"), dict(table_kwargs={"sqlite_autoincrement": True})),
 "reflect_args": (lambda b: b.drop_column("born"), dict(reflect_args=[C("active", sa.Boolean(create_constraint=True, name="ckact"))])),
 "reorder": (lambda b: None, dict(recreate="always", partial_reordering=[("name", "id"), ("born", "kind")])),
 "reorder_add": (lambda b: b.add_column(C("x", sa.Integer), insert_after="name"), dict(recreate="always", partial_reordering=[("born", "id", "name")])),
 "tc": (lambda b: b.create_table_comment("hey"), {}),
 "exec": (lambda b: b.execute("update emp set kind = 'a'"), {}),
 "create_table": (lambda b: b.create_table("x"), {}),
 "rename_table": (lambda b: b.rename_table("x", "y"), {}),
 "get_bind": (lambda b: print(b.get_bind() is not None, b.get_context().dialect.name, b.f("x")), {}),
}
for n, (f, kw) in cases.items(): go(n, f, **kw)

import sqlalchemy as sa
from alembic.operations import Operations, ops
from alembic.migration import MigrationContext
from alembic.autogenerate import rewriter, produce_migrations, render_python_code
w = rewriter.Rewriter()
@w.rewrites(ops.AddColumnOp)
def add_column(context, revision, op):
    if op.column.nullable:
        return op
    op.column.nullable = True
    return [op, ops.AlterColumnOp(op.table_name, op.column.name, modify_nullable=False, existing_type=op.column.type)]
e = sa.create_engine("sqlite://")
with e.connect() as c:
    c.execute(sa.text("create table t (id integer primary key)")); c.commit()
    m = sa.MetaData(); sa.Table("t", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.Integer, nullable=False))
    ctx = MigrationContext.configure(c, opts={"target_metadata": m})
    s = produce_migrations(ctx, m)
    w(ctx, None, [s])
    print(render_python_code(s.upgrade_ops))
    print(s.upgrade_ops.ops[0].table_name, s.message, s.rev_id, s.upgrade_ops.is_empty(), s.downgrade_ops.ops)
    print(s.upgrade_ops.as_diffs()[0][0])
    up = ops.UpgradeOps(ops=[ops.CreateTableOp("z", [sa.Column("id", sa.Integer())]), ops.ExecuteSQLOp("select 1"), ops.RenameTableOp("a", "b"), ops.DropTableOp("q")])
    try: print(render_python_code(up))
    except Exception as x: print(type(x).__name__, str(x)[:60])
    op = Operations(ctx)
    for o in up.ops[:2]: op.invoke(o)
    try: ops.DropColumnOp("t", "x").reverse()
    except ValueError as x: print(x)
    try: ops.DropConstraintOp("t", "x").reverse()
    except ValueError as x: print(x)
    print(ops.AlterColumnOp("t", "x", modify_nullable=True, existing_nullable=False).to_diff_tuple())
    print(ops.AlterColumnOp("t", "x", modify_nullable=True, existing_nullable=False).reverse().to_diff_tuple())
    with ctx.begin_transaction(): op.execute("insert into z values (5)")
    print(c.in_transaction(), c.execute(sa.text("select count(*) from z")).scalar())
    with op.batch_alter_table("z", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as b:
        b.alter_column("id", existing_type=sa.Integer(), nullable=False)
        b.create_primary_key("pk_z", ["id"])
    print(c.execute(sa.text("select sql from sqlite_master where name='z'")).scalar())

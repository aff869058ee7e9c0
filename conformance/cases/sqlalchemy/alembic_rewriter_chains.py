import sqlalchemy as sa
from alembic.autogenerate import rewriter, produce_migrations, render_python_code
from alembic.autogenerate.rewriter import Rewriter
from alembic.operations import ops, Operations, BatchOperations
from alembic.runtime.migration import MigrationContext

w1, w2 = Rewriter(), Rewriter()
@w1.rewrites(ops.AddColumnOp)
def add(context, revision, op):
    print("add", op.column.name, revision)
    if op.column.nullable: return op
    op.column.nullable = True
    return [op, ops.AlterColumnOp(op.table_name, op.column.name, modify_nullable=False, existing_type=op.column.type)]
@w1.rewrites(ops.CreateTableOp)
def order(context, revision, op):
    print("create", op.table_name)
    op.columns.insert(1, sa.Column("created", sa.DateTime))
    return op
@w2.rewrites(ops.DropColumnOp)
def nodrop(context, revision, op): return []
@w2.rewrites(ops.DropIndexOp)
@w2.rewrites(ops.CreateIndexOp)
def ix(context, revision, op):
    print("ix", type(op).__name__)
    return op
@w2.rewrites(ops.ModifyTableOps)
def mod(context, revision, op):
    print("mod", op.table_name, len(op.ops))
    return op
for w in (w1, w2, w1.chain(w2), w2.chain(w1)):
    e = sa.create_engine("sqlite://")
    m1, m2 = sa.MetaData(), sa.MetaData()
    sa.Table("t", m1, sa.Column("id", sa.Integer, primary_key=True), sa.Column("old", sa.Integer, index=True))
    sa.Table("t", m2, sa.Column("id", sa.Integer, primary_key=True), sa.Column("new", sa.Integer, nullable=False), sa.Column("x", sa.Integer, index=True))
    sa.Table("n", m2, sa.Column("id", sa.Integer, primary_key=True))
    with e.connect() as c:
        m1.create_all(c)
        mc = MigrationContext.configure(c)
        s = produce_migrations(mc, m2)
        w(mc, ("abc",), [s])
        print(render_python_code(s.upgrade_ops)); print(render_python_code(s.downgrade_ops))
s = ops.MigrationScript("r", ops.UpgradeOps([ops.AddColumnOp("t", sa.Column("a", sa.Integer))]), ops.DowngradeOps([]), message="m")
print(s.upgrade_ops.is_empty(), s.downgrade_ops.is_empty(), s.upgrade_ops.as_diffs()[0][:3], len(s.upgrade_ops_list))
s.upgrade_ops.reverse_into(s.downgrade_ops); print(render_python_code(s.downgrade_ops))
s.upgrade_ops = [ops.UpgradeOps([]), ops.UpgradeOps([])]
try: s.upgrade_ops
except ValueError as ex: print(ex)

@Operations.register_operation("create_view")
@BatchOperations.register_operation("create_view", "batch_create_view")
class CreateViewOp(ops.MigrateOperation):
    def __init__(self, name, sql): self.name, self.sql = name, sql
    @classmethod
    def create_view(cls, operations, name, sql, **kw): return operations.invoke(cls(name, sql))
    @classmethod
    def batch_create_view(cls, operations, sql): return operations.invoke(cls(operations.impl.table_name + "_v", sql))
    def reverse(self): return DropViewOp(self.name)
class DropViewOp(ops.MigrateOperation):
    def __init__(self, name): self.name = name
@Operations.implementation_for(CreateViewOp)
def create_view(operations, operation):
    operations.execute("CREATE VIEW %s AS %s" % (operation.name, operation.sql))
    return operation.name
try:
    @Operations.implementation_for(CreateViewOp)
    def again(operations, operation): pass
except ValueError as ex: print(str(ex)[:60])
@Operations.implementation_for(CreateViewOp, replace=True)
def create_view2(operations, operation):
    operations.execute("CREATE VIEW %s AS %s -- 2" % (operation.name, operation.sql)); return operation.name + "2"
from alembic.autogenerate import renderers
@renderers.dispatch_for(CreateViewOp)
def render_view(ctx, op):
    ctx.imports.add("import views")
    return "op.create_view(%r, %r)" % (op.name, op.sql)
e = sa.create_engine("sqlite://")
with e.connect() as c:
    op = Operations(MigrationContext.configure(c))
    print(op.create_view("v", "select 1 as a"))
    op.create_table("tt", sa.Column("id", sa.Integer))
    with op.batch_alter_table("tt", recreate="never") as b:
        print(b.create_view("select 2 as b"))
    print(c.exec_driver_sql("select * from v").all(), c.exec_driver_sql("select * from tt_v").all())
    op.invoke(ops.ExecuteSQLOp("drop view v"))
    op.invoke(ops.CreateTableOp("q", [sa.Column("id", sa.Integer)]))
    try: op.invoke(DropViewOp("v"))
    except Exception as ex: print(type(ex).__name__, str(ex)[:50])
    print(op.get_context() is op.migration_context, op.f("n"), type(op.f("n")).__name__, op.inline_literal("it's"))
print(render_python_code(ops.UpgradeOps([CreateViewOp("v", "s")])))

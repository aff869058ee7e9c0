import sqlalchemy as sa
from sqlalchemy import create_engine, text
from alembic.migration import MigrationContext
from alembic.operations import Operations, MigrateOperation
from alembic.operations import ops
from alembic.util import CommandError

@Operations.register_operation("create_view")
class CreateViewOp(MigrateOperation):
    def __init__(self, name, sql):
        self.name = name
        self.sql = sql
    @classmethod
    def create_view(cls, operations, name, sql):
        return operations.invoke(cls(name, sql))
    def reverse(self):
        return None

@Operations.implementation_for(CreateViewOp)
def create_view(operations, operation):
    operations.execute("CREATE VIEW %s AS %s" % (operation.name, operation.sql))

engine = create_engine("sqlite://")
with engine.connect() as conn:
    op = Operations(MigrationContext.configure(conn))
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("v", sa.Integer))
    op.create_view("tv", "select v from t")
    op.bulk_insert(sa.table("t", sa.column("v")), [{"v": 1}, {"v": 2}], multiinsert=False)
    print(conn.scalars(text("select sum(v) from tv")).one())
    op.execute(sa.update(sa.table("t", sa.column("v"))).values(v=sa.column("v") + 1))
    op.execute(text("delete from t where v = :v").bindparams(v=2))
    print(conn.scalars(text("select v from tv")).all())
    print(op.get_bind() is conn, op.get_context().dialect.name)
    o = ops.AddColumnOp("t", sa.Column("w", sa.String(3)))
    print(o.to_diff_tuple(), o.reverse().to_diff_tuple())
    op.invoke(o)
    print(conn.execute(text("select * from t")).keys())
    for f in (lambda: MigrationContext.configure(engine),
              lambda: MigrationContext.configure(),
              lambda: op.create_foreign_key("fk", "t", "u", ["v"], ["id"]),
              lambda: op.drop_constraint("x", "t", type_="funny"),
              lambda: op.add_column("t", sa.Column("q", sa.Integer, sa.ForeignKey("z.id"))),
              lambda: op.bulk_insert(sa.table("t", sa.column("v")), {"v": 1}),
              lambda: op.drop_table("nope")):
        try:
            f()
        except Exception as e:
            print(type(e).__module__, type(e).__name__, e)

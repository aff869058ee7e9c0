"""Operations as objects: made, reversed, invoked and turned to code."""
import sqlalchemy as sa
from alembic.autogenerate import render_python_code
from alembic.migration import MigrationContext
from alembic.operations import Operations, ops

engine = sa.create_engine("sqlite://")
meta = sa.MetaData()
table = sa.Table("song", meta, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(30), nullable=False))
steps = ops.UpgradeOps(ops=[
    ops.CreateTableOp.from_table(table),
    ops.AddColumnOp("song", sa.Column("secs", sa.Integer(), server_default="0")),
    ops.CreateIndexOp("ix_song_name", "song", ["name", "secs"], unique=False),
    ops.ModifyTableOps("song", ops=[ops.AlterColumnOp("song", "name", existing_type=sa.String(30), modify_nullable=True, existing_nullable=False)]),
    ops.ExecuteSQLOp("UPDATE song SET secs = 1"),
])
for step in steps.ops:
    print(type(step).__name__)
print(render_python_code(steps))
print(steps.is_empty(), ops.UpgradeOps([]).is_empty())
for step in steps.ops[:3]:
    back = step.reverse()
    print(type(back).__name__, step.to_diff_tuple()[0], back.to_diff_tuple()[0])
with engine.begin() as conn:
    operations = Operations(MigrationContext.configure(conn))
    for step in steps.ops[:3]:
        operations.invoke(step)
    operations.invoke(steps.ops[4])
    print(sa.inspect(conn).get_indexes("song"))
    for step in (steps.ops[2], steps.ops[1]):
        operations.invoke(step.reverse())
    print([c["name"] for c in sa.inspect(conn).get_columns("song")])
    print(operations.get_context() is operations.migration_context, operations.get_bind() is conn, operations.f("ck_x"))
    try:
        operations.create_unique_constraint("uq", "song", ["name"])
    except NotImplementedError as error:
        print(error)
down = ops.DowngradeOps(ops=[s.reverse() for s in reversed(steps.ops[:3])])
print(render_python_code(down))

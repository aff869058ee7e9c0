import asyncio
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine
from alembic.runtime.migration import MigrationContext
from alembic.operations import Operations
from alembic import op

async def fill(connection, *names, prefix=""):
    for name in names:
        await connection.execute(sa.text("insert into t (name) values (:n)"), {"n": prefix + name})
    result = await connection.execute(sa.text("select id, name from t order by id"))
    return [tuple(row) for row in result]

def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(20)))
    print(op.run_async(fill, "ada", "bob", prefix="dr "))
    with op.batch_alter_table("t") as b:
        b.add_column(sa.Column("age", sa.Integer))
    print(op.get_bind().dialect.is_async)

def migrate(connection):
    with Operations.context(MigrationContext.configure(connection)):
        upgrade()

async def main():
    engine = create_async_engine("sqlite+aiosqlite://")
    async with engine.begin() as connection:
        await connection.run_sync(migrate)
        print((await connection.execute(sa.text("select * from t"))).all())
    await engine.dispose()

asyncio.run(main())
with sa.create_engine("sqlite://").connect() as connection:
    try:
        Operations(MigrationContext.configure(connection)).run_async(fill)
    except ValueError as e:
        print(e)

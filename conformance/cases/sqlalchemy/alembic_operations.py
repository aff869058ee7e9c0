import sqlalchemy as sa
from sqlalchemy import Column, Integer, String, create_engine, inspect, text
from alembic.migration import MigrationContext
from alembic.operations import Operations

engine = create_engine("sqlite://")
with engine.connect() as conn:
    ctx = MigrationContext.configure(conn)
    op = Operations(ctx)
    t = op.create_table(
        "account",
        Column("id", Integer, primary_key=True),
        Column("name", String(50), nullable=False),
        Column("email", String(100), index=True),
        sa.UniqueConstraint("name", name="uq_account_name"),
    )
    print(repr(t))
    op.bulk_insert(t, [{"name": "ann", "email": "a@x"}, {"name": "bob", "email": "b@x"}])
    op.add_column("account", Column("age", Integer, server_default="0", nullable=False))
    op.create_index("ix_age", "account", ["age", "name"], unique=False)
    op.execute("UPDATE account SET age = 5 WHERE name = 'ann'")
    op.rename_table("account", "user")
    op.alter_column("user", "age", new_column_name="years")
    op.drop_index("ix_age", table_name="user")
    op.drop_column("user", "email") if False else None
    print(conn.execute(text('select * from "user"')).all())
    conn.commit()
    print([c["name"] for c in inspect(conn).get_columns("user")])
    op.drop_table("user")
    print(ctx.get_current_revision())

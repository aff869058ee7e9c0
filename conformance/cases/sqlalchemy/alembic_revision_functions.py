import logging, sys
import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.operations import Operations
from alembic import op
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s [%(name)s] %(message)s")
logging.getLogger("sqlalchemy").setLevel(logging.WARNING)

def upgrade_1():
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(255), nullable=False, unique=True),
        sa.Column("created", sa.DateTime(), server_default=sa.func.now()),
        sa.CheckConstraint("length(email) > 3", name="ck_email"),
    )
    op.create_index("ix_user_email", "user", ["email"], unique=True)

def upgrade_2():
    with op.batch_alter_table("user") as b:
        b.add_column(sa.Column("is_admin", sa.Boolean(), nullable=False, server_default=sa.text("0")))
        b.add_column(sa.Column("nick", sa.String(20)), insert_after="id")
        b.drop_index("ix_user_email")

def downgrade_2():
    with op.batch_alter_table("user", schema=None) as b:
        b.create_index("ix_user_email", ["email"], unique=True)
        b.drop_column("nick")
        b.drop_column("is_admin")

engine = sa.create_engine("sqlite://")
with engine.begin() as conn:
    ctx = MigrationContext.configure(conn)
    with Operations.context(ctx):
        upgrade_1()
        conn.execute(sa.text("insert into user (email) values ('abcd')"))
        upgrade_2()
        print(sa.inspect(conn).get_columns("user")[1]["name"])
        print(conn.execute(sa.text("select * from user")).mappings().all()[0]["email"])
        downgrade_2()
    print(sa.inspect(conn).get_indexes("user"))
    print([c["name"] for c in sa.inspect(conn).get_columns("user")])

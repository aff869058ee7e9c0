"""join first and last into full_name"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.sql import table, column
revision, down_revision = "0002b", "0001a"
account = table("account", column("id"), column("email", sa.String), column("first", sa.String), column("last", sa.String), column("full_name"))

def upgrade(flavour=None):
    known = op.get_bind() and not op.get_context().as_sql and op.get_bind().scalar(sa.text("select count(*) from account"))
    op.bulk_insert(account, ([] if known else [{"email": "a@x", "first": "Ann", "last": "Lee"}]) + [{"email": "b@x", "first": "Bob", "last": None}])
    op.add_column("account", sa.Column("full_name", sa.String(100)))
    op.execute(account.update().values(full_name=account.c.first + " " + sa.func.coalesce(account.c.last, "?")))
    with op.batch_alter_table("account", copy_from=None if not op.get_context().as_sql else sa.Table("account", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("email", sa.String(80), nullable=False), sa.Column("first", sa.String(40)), sa.Column("last", sa.String(40)), sa.Column("full_name", sa.String(100)), sa.UniqueConstraint("email", name="uq_account_email"))) as batch:
        batch.drop_column("first")
        batch.drop_column("last")

def downgrade(flavour=None):
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("first", sa.String(40)))
        batch.add_column(sa.Column("last", sa.String(40)))
    conn = op.get_bind()
    for row in conn.execute(sa.select(account.c.id, account.c.full_name)).all():
        first, _, last = row.full_name.partition(" ")
        conn.execute(account.update().where(account.c.id == row.id).values(first=first, last=None if last == "?" else last))
    op.drop_column("account", "full_name")
    op.execute("delete from account where email = 'b@x'")

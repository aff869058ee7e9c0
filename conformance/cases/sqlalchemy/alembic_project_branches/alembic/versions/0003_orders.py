"""orders"""
from alembic import op
import sqlalchemy as sa
revision, down_revision = "0003c", "0002b"

def upgrade(flavour=None):
    op.create_table("order", sa.Column("id", sa.Integer, primary_key=True), sa.Column("account_id", sa.Integer, sa.ForeignKey("account.id", name=op.f("fk_order_account_id_account"), ondelete="CASCADE")), sa.Column("total", sa.Numeric(10, 2), server_default="0"))
    op.create_index(op.f("ix_order_account_id"), "order", ["account_id"])

def downgrade(flavour=None):
    op.drop_index(op.f("ix_order_account_id"), table_name="order")
    op.drop_table("order")

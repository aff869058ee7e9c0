"""accounts

Revision ID: 0001a
"""
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "0001a", None, ("main",), None

def upgrade(flavour=None):
    op.create_table("account", sa.Column("id", sa.Integer, primary_key=True), sa.Column("email", sa.String(80), nullable=False), sa.Column("first", sa.String(40)), sa.Column("last", sa.String(40)), sa.UniqueConstraint("email", name=op.f("uq_account_email")))
    op.create_table("legacy", sa.Column("x", sa.Integer))

def downgrade(flavour=None):
    op.drop_table("legacy")
    op.drop_table("account")

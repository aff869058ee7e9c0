"""tags of the plugin"""
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "p1p1p1", None, ("plugin",), ("0003c",)

def upgrade(flavour=None):
    op.create_table("tag", sa.Column("id", sa.Integer, primary_key=True), sa.Column("label", sa.String(20)))

def downgrade(flavour=None):
    op.drop_table("tag")

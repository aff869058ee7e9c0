"""active flag on a side branch"""
from alembic import op
import sqlalchemy as sa
revision, down_revision = "0003d", "0002b"

def upgrade(flavour=None):
    op.add_column("account", sa.Column("active", sa.Boolean(), server_default="1", nullable=False))

def downgrade(flavour=None):
    with op.batch_alter_table("account") as b:
        b.drop_column("active")

"""labels are unique"""
from alembic import op
revision, down_revision = "p2p2p2", "p1p1p1"

def upgrade(flavour=None):
    with op.batch_alter_table("tag") as b:
        b.create_unique_constraint("uq_tag_label", ["label"])

def downgrade(flavour=None):
    with op.batch_alter_table("tag") as b:
        b.drop_constraint("uq_tag_label", type_="unique")

"""posts branch"""
from alembic import op
import sqlalchemy as sa

revision = "3c4d5e6f7081"
down_revision = "1a2b3c4d5e6f"
branch_labels = ("blog",)


def upgrade():
    op.create_table("posts", sa.Column("id", sa.Integer, primary_key=True), sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id")))


def downgrade():
    op.drop_table("posts")

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
metadata = sa.MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
engine = sa.create_engine("sqlite://", poolclass=StaticPool)
account = sa.Table("account", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("email", sa.String(80), nullable=False, unique=True), sa.Column("full_name", sa.String(100)), sa.Column("active", sa.Boolean, server_default=sa.true(), nullable=False))
order = sa.Table("order", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("account_id", sa.ForeignKey("account.id", ondelete="CASCADE"), index=True), sa.Column("total", sa.Numeric(10, 2), server_default="0"))
tag = sa.Table("tag", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("label", sa.String(20), unique=True))

"""The same steps written as SQL for MySQL, nothing executed."""
import io
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.dialects import postgresql


def steps(op):
    op.create_table("city", sa.Column("id", sa.Integer, sa.Identity(start=10), primary_key=True), sa.Column("name", sa.String(30), nullable=False, comment="as written"),
                    sa.Column("kind", sa.Enum("big", "small", name="city_kind")), sa.Column("seen", sa.DateTime(timezone=True), server_default=sa.func.now()),
                    sa.UniqueConstraint("name", name="uq_city_name"), comment="places")
    op.add_column("city", sa.Column("people", sa.BigInteger, server_default="0", nullable=False))
    op.alter_column("city", "name", existing_type=sa.String(30), type_=sa.String(90), nullable=True)
    op.alter_column("city", "people", new_column_name="inhabitants", existing_type=sa.BigInteger, existing_nullable=False)
    op.alter_column("city", "inhabitants", server_default=None, existing_type=sa.BigInteger)
    op.create_index("ix_city_lower", "city", [sa.text("lower(name)")])
    op.create_check_constraint("ck_people", "city", sa.column("inhabitants") >= 0)
    op.create_foreign_key("fk_city_land", "city", "land", ["land_id"], ["id"], ondelete="SET NULL", deferrable=True)
    op.bulk_insert(sa.table("city", sa.column("name", sa.String), sa.column("inhabitants", sa.Integer)), [{"name": "Ulm", "inhabitants": 126}, {"name": "O'x", "inhabitants": None}])
    op.execute(sa.text("UPDATE city SET kind = :k").bindparams(k="big"))
    op.drop_constraint("uq_city_name", "city", type_="unique")
    op.rename_table("city", "town")
    op.drop_column("town", "seen")
    op.drop_index("ix_city_lower", table_name="town")
    op.drop_table("town")


for name in ("mysql",):
    out = io.StringIO()
    context = MigrationContext.configure(dialect_name=name, opts={"as_sql": True, "output_buffer": out})
    print("--", name, context.as_sql, context.impl.__class__.__name__)
    try:
        steps(Operations(context))
    except Exception as error:
        print(type(error).__name__, error)
    print(out.getvalue())

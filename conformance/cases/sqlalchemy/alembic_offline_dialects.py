import io
import sqlalchemy as sa
from alembic import op
from alembic.migration import MigrationContext
from alembic.operations import Operations

def upgrade():
    op.create_table("t",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("n", sa.String(20), nullable=True),
        sa.PrimaryKeyConstraint("id"))
    op.add_column("t", sa.Column("flag", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("t", sa.Column("u_id", sa.Integer(), sa.ForeignKey("u.id", name="fk_u")))
    op.alter_column("t", "n", nullable=False, existing_type=sa.String(20))
    op.alter_column("t", "n", type_=sa.Text(), existing_type=sa.String(20), existing_nullable=False)
    op.alter_column("t", "n", new_column_name="m", existing_type=sa.Text())
    op.alter_column("t", "m", server_default="x", existing_type=sa.Text())
    op.alter_column("t", "m", server_default=None, existing_type=sa.Text())
    op.create_unique_constraint("uq_m", "t", ["m"])
    op.create_check_constraint("ck_m", "t", "m <> ''")
    op.create_index(op.f("ix_m"), "t", [sa.text("lower(m)")], unique=True)
    op.create_foreign_key("fk_2", "t", "v", ["u_id"], ["id"], ondelete="CASCADE")
    op.drop_constraint("uq_m", "t", type_="unique")
    op.drop_constraint("fk_2", "t", type_="foreignkey")
    op.execute("update t set m = 'a%b'")
    tbl = sa.table("t", sa.column("id", sa.Integer), sa.column("m", sa.String))
    op.bulk_insert(tbl, [{"id": 1, "m": "it's"}, {"id": 2, "m": None}])
    op.execute(tbl.update().where(tbl.c.m == op.inline_literal("a")).values(m=op.inline_literal("b")))

def downgrade():
    op.drop_index("ix_m", table_name="t")
    op.drop_column("t", "flag")
    op.drop_table("t")

for name in ("postgresql", "mysql", "sqlite"):
    buf = io.StringIO()
    ctx = MigrationContext.configure(dialect_name=name, opts={"as_sql": True, "output_buffer": buf})
    print("==", name)
    with Operations.context(ctx):
        try:
            upgrade()
            downgrade()
        except Exception as e:
            print(type(e).__name__, e)
    print(buf.getvalue())
try:
    op.drop_table("x")
except NameError as e:
    print(e)

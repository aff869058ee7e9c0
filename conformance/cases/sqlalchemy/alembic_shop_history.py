"""Three migrations by hand: up through them, a data step in the middle, and down again."""
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

engine = sa.create_engine("sqlite://")


def first_up(op):
    op.create_table("product", sa.Column("id", sa.Integer, primary_key=True), sa.Column("title", sa.String(40), nullable=False),
                    sa.Column("price", sa.Float, server_default=sa.text("0")))
    op.create_index("ix_product_title", "product", ["title"], unique=True)


def first_down(op):
    op.drop_index("ix_product_title", table_name="product")
    op.drop_table("product")


def second_up(op):
    product = sa.table("product", sa.column("id", sa.Integer), sa.column("price", sa.Float), sa.column("cents", sa.Integer))
    op.add_column("product", sa.Column("cents", sa.Integer, nullable=True))
    op.execute(product.update().values(cents=sa.cast(product.c.price * 100, sa.Integer)))
    with op.batch_alter_table("product") as batch:
        batch.drop_column("price")
        batch.alter_column("cents", nullable=False, existing_type=sa.Integer)


def second_down(op):
    with op.batch_alter_table("product") as batch:
        batch.add_column(sa.Column("price", sa.Float))
    op.execute("UPDATE product SET price = cents / 100.0")
    with op.batch_alter_table("product") as batch:
        batch.drop_column("cents")


def third_up(op):
    op.create_table("review", sa.Column("id", sa.Integer, primary_key=True), sa.Column("product_id", sa.Integer, nullable=False),
                    sa.Column("stars", sa.SmallInteger),
                    sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_review_product", ondelete="CASCADE"),
                    sa.CheckConstraint("stars BETWEEN 1 AND 5", name="ck_stars"))


def third_down(op):
    op.drop_table("review")


def show(conn):
    inspector = sa.inspect(conn)
    for name in inspector.get_table_names():
        print("  ", name, [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(name)], [i["name"] for i in inspector.get_indexes(name)])


with engine.begin() as conn:
    op = Operations(MigrationContext.configure(conn))
    first_up(op)
    op.bulk_insert(sa.table("product", sa.column("title"), sa.column("price")), [{"title": "pen", "price": 1.25}, {"title": "cup", "price": 4.5}])
    show(conn)
    second_up(op)
    print(conn.execute(sa.text("SELECT * FROM product")).mappings().all())
    third_up(op)
    show(conn)
    for down in (third_down, second_down, first_down):
        if down is first_down:
            print(conn.execute(sa.text("SELECT title, price FROM product ORDER BY id")).all())
        down(op)
        show(conn)

import sqlalchemy as sa
from sqlalchemy import create_engine, text
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
from pprint import pprint
engine = create_engine("sqlite://")
m1 = sa.MetaData()
users = sa.Table("users", m1, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(30), nullable=False))
with engine.connect() as conn:
    ctx = MigrationContext.configure(conn)
    script = produce_migrations(ctx, m1)
    op = Operations(ctx)
    for o in script.upgrade_ops.ops: op.invoke(o)
    print(compare_metadata(ctx, m1))
    users2 = sa.Table("posts", m1, sa.Column("id", sa.Integer, primary_key=True), sa.Column("uid", sa.Integer, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False), sa.Column("body", sa.Text, server_default="hi"), sa.Index("ix_posts_uid", "uid"))
    users.append_column(sa.Column("email", sa.String(80), unique=True))
    script = produce_migrations(ctx, m1)
    print(render_python_code(script.upgrade_ops, render_as_batch=True))
    for o in script.upgrade_ops.ops:
        print(type(o).__name__, getattr(o, "table_name", None))
    op.create_table("posts", sa.Column("id", sa.Integer(), nullable=False), sa.Column("uid", sa.Integer(), nullable=False), sa.Column("body", sa.Text(), server_default="hi", nullable=True), sa.ForeignKeyConstraint(["uid"], ["users.id"], ondelete="CASCADE"), sa.PrimaryKeyConstraint("id"))
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("email", sa.String(length=80), nullable=True))
        batch_op.create_unique_constraint("uq_users_email", ["email"])
    print([d[0] for d in compare_metadata(ctx, m1)])
    for row in conn.execute(text("select name, sql from sqlite_master order by name")): print(row)
    with op.batch_alter_table("posts") as b:
        b.alter_column("body", new_column_name="text", nullable=False, existing_server_default=sa.text("'hi'"))
        b.drop_constraint("x") if False else None
    def render_item(type_, obj, autogen_context):
        if type_ == "type" and isinstance(obj, sa.Text):
            autogen_context.imports.add("import mytypes")
            return "mytypes.Long()"
        return False
    s2 = produce_migrations(ctx, m1)
    print(render_python_code(s2.upgrade_ops, render_item=render_item, sqlalchemy_module_prefix="sqlalchemy."))
    ctx2 = MigrationContext.configure(conn, opts={"include_name": lambda n, t, p: n != "posts", "version_table": "my_version"})
    print(compare_metadata(ctx2, m1)[0][0])
    print(ctx2.get_current_heads(), ctx2.get_current_revision())
    ctx2._ensure_version_table(); conn.execute(text("insert into my_version values ('abc')"))
    print(ctx2.get_current_revision())

import sqlalchemy as sa
from sqlalchemy import *
from alembic.migration import MigrationContext
from alembic.operations import Operations
engine = create_engine("sqlite://")
meta = MetaData(naming_convention={"fk": "fk_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"})
t = Table("parent", meta, Column("id", Integer, primary_key=True), Column("code", String(5), unique=True))
c = Table("child", meta, Column("id", Integer, primary_key=True), Column("pid", ForeignKey("parent.id", ondelete="SET NULL")), Column("qty", Integer, nullable=False), CheckConstraint("qty > 0"), Index("ix_q", "qty"))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(t.insert(), [{"code": "a"}, {"code": "b"}])
    conn.execute(c.insert(), [{"pid": 1, "qty": 3}])
    op = Operations(MigrationContext.configure(conn, opts={"target_metadata": meta}))
    with op.batch_alter_table("child", recreate="always") as b:
        b.alter_column("qty", existing_type=Integer(), nullable=True, server_default=text("1"))
        b.add_column(Column("first", String(3)), insert_before="id")
    for (s,) in conn.execute(text("select sql from sqlite_master where name='child'")): print(s)
    with op.batch_alter_table("child", naming_convention={"fk": "fk_%(table_name)s_%(column_0_name)s"}) as b:
        b.drop_constraint("fk_child_pid", type_="foreignkey")
    for (s,) in conn.execute(text("select sql from sqlite_master where name='child'")): print(s)
    with op.batch_alter_table("child", table_args=(CheckConstraint("qty < 100", name="ck2"),)) as b:
        b.alter_column("pid", new_column_name="parent_id")
        b.drop_index("ix_q")
    for (s,) in conn.execute(text("select sql from sqlite_master where name='child'")): print(s)
    with op.batch_alter_table("parent", copy_from=t) as b:
        b.alter_column("code", type_=Integer())
        b.create_primary_key("pk_parent", ["id", "code"])
    for (s,) in conn.execute(text("select sql from sqlite_master where name='parent'")): print(s)
    try:
        with op.batch_alter_table("missing") as b:
            b.drop_column("x")
    except Exception as e:
        print(type(e).__name__, e)
    try:
        with op.batch_alter_table("child") as b:
            b.drop_column("zz")
    except Exception as e:
        print(type(e).__name__, e)

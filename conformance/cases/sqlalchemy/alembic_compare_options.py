from sqlalchemy import *
from alembic.migration import MigrationContext
from alembic.autogenerate import compare_metadata, produce_migrations, render_python_code
engine = create_engine("sqlite://")
old = MetaData()
Table("a", old, Column("id", Integer, primary_key=True), Column("x", String(10), nullable=False, server_default="q"), Column("y", Integer), Index("ix_y", "y"), UniqueConstraint("x", name="uq_x"))
Table("b", old, Column("id", Integer, primary_key=True), Column("a_id", Integer, ForeignKey("a.id", name="fk_a")))
old.create_all(engine)
new = MetaData()
Table("a", new, Column("id", Integer, primary_key=True), Column("x", String(20), nullable=True), Column("y", Integer), Column("z", Date), Index("ix_y", "y", unique=True), UniqueConstraint("x", "y", name="uq_x"))
Table("b", new, Column("id", Integer, primary_key=True), Column("a_id", BigInteger, ForeignKey("a.id", name="fk_a", ondelete="CASCADE")), Column("c", Enum("p", "q", name="pq")), Column("j", JSON), Column("u", Uuid), CheckConstraint("c <> 'r'", name="ck_c"))
Table("c", new, Column("id", Integer, Identity(start=3), primary_key=True), Column("n", Integer, nullable=False, index=True), Column("d", Integer, Computed("n * 2")), Column("t", DateTime(timezone=True), server_default=func.now(), comment="when"), UniqueConstraint("n", "t"), comment="a table", info={"k": 1})
with engine.connect() as conn:
    for opts in ({}, {"compare_server_default": True}, {"compare_type": False}):
        ctx = MigrationContext.configure(conn, opts=opts)
        print("==", opts)
        s = produce_migrations(ctx, new)
        print(render_python_code(s.upgrade_ops))
        print(render_python_code(s.downgrade_ops, render_as_batch=True))
        for d in s.upgrade_ops.as_diffs():
            print(d if isinstance(d, list) else d[0])
    def inc(obj, name, type_, reflected, compare_to):
        return not (type_ == "table" and name == "c") and not (type_ == "index")
    ctx = MigrationContext.configure(conn, opts={"include_object": inc})
    print([type(o).__name__ for o in produce_migrations(ctx, new).upgrade_ops.ops])
    new2 = MetaData()
    Table("a", new2, autoload_with=conn)
    Table("b", new2, autoload_with=conn)
    print(compare_metadata(ctx, new2))

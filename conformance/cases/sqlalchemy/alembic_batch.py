import sqlalchemy as sa
from sqlalchemy import *
from alembic.runtime.migration import MigrationContext
from alembic.operations import Operations

engine = create_engine("sqlite://")
metadata = MetaData()
dept = Table("dept", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))
emp = Table("emp", metadata, Column("id", Integer, primary_key=True), Column("name", String(20), nullable=False), Column("salary", Integer), Column("old", String))
metadata.create_all(engine)
with engine.begin() as conn:
    conn.execute(emp.insert(), [{"name": "x", "salary": 10, "old": "o"}, {"name": "y", "salary": 20, "old": "p"}])
with engine.connect() as conn:
    ctx = MigrationContext.configure(conn)
    op = Operations(ctx)
    with op.batch_alter_table("emp") as batch:
        batch.add_column(Column("dept_id", Integer))
        batch.drop_column("old")
        batch.alter_column("name", new_column_name="full_name", type_=String(80))
        batch.alter_column("salary", type_=Numeric(10, 2), nullable=False, server_default="0")
        batch.create_foreign_key("fk_emp_dept", "dept", ["dept_id"], ["id"])
        batch.create_index("ix_emp_dept", ["dept_id"])
    print(conn.execute(text("select * from emp")).all())
    for row in conn.execute(text("select sql from sqlite_master where tbl_name='emp'")):
        print(row[0])
    with op.batch_alter_table("emp", recreate="never") as batch:
        batch.add_column(Column("extra", String(5)))
    with op.batch_alter_table("emp") as batch:
        batch.drop_constraint("fk_emp_dept", type_="foreignkey")
        batch.create_unique_constraint("uq_name", ["full_name"])
        batch.create_check_constraint("ck_salary", "salary >= 0")
    for row in conn.execute(text("select sql from sqlite_master where tbl_name='emp'")):
        print(row[0])
    try:
        op.create_unique_constraint("uq_x", "emp", ["extra"])
    except NotImplementedError as e:
        print(type(e).__name__, e)
    try:
        with op.batch_alter_table("emp") as batch:
            batch.drop_constraint("nope")
    except ValueError as e:
        print(type(e).__name__, e)

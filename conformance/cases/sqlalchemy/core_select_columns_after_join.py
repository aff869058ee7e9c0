from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, bindparam, insert, select

meta = MetaData()
parent = Table("parent", meta, Column("id", Integer, primary_key=True))
child = Table("child", meta, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("parent.id")))
stmt = select(parent).join(child)
print(stmt.with_only_columns(child.c.id))
print(stmt.with_only_columns(parent.c.id, child.c.id).where(child.c.id > 5))
print(insert(child).values(parent_id=bindparam("base") + 5))

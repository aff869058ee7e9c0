from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, String, Table, UniqueConstraint
from sqlalchemy.schema import CreateTable

meta = MetaData(naming_convention={
    "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s",
})
Table("a", meta, Column("id", Integer, primary_key=True))
t = Table("b", meta, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")), Column("n", String, unique=True), Column("m", Integer, index=True), CheckConstraint("m > 0", name="positive"))
print(CreateTable(t))
print([i.name for i in t.indexes])
print(sorted(str(c.name) for c in t.constraints))

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Identity, Integer, MetaData, Numeric, String, Table, Text, UniqueConstraint, func, text
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.schema import CreateTable

meta = MetaData()
Table("owner", meta, Column("id", Integer, primary_key=True))
t = Table(
    "item", meta,
    Column("id", Integer, primary_key=True), Column("owner_id", ForeignKey("owner.id", ondelete="CASCADE")), Column("code", String(10), nullable=False, unique=True),
    Column("price", Numeric(8, 2), server_default=text("0")), Column("active", Boolean, server_default="1"), Column("big", BigInteger), Column("note", Text),
    UniqueConstraint("code", "price", name="uq_code_price"), CheckConstraint("price >= 0", name="ck_price"),
)
for d in (sqlite, postgresql, mysql):
    print(CreateTable(t).compile(dialect=d.dialect()))
print(CreateTable(t, if_not_exists=True).compile(dialect=sqlite.dialect()).string[:40])

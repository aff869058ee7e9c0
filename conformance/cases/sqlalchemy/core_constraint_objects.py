from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Integer, MetaData, PrimaryKeyConstraint, String, Table, UniqueConstraint
from sqlalchemy.schema import CreateTable

meta = MetaData()
a = Table("a", meta, Column("x", Integer), Column("y", Integer), PrimaryKeyConstraint("x", "y", name="pk_a"))
b = Table("b", meta, Column("id", Integer, primary_key=True), Column("ax", Integer), Column("ay", Integer), Column("s", String),
          ForeignKeyConstraint(["ax", "ay"], ["a.x", "a.y"], name="fk_ab", onupdate="CASCADE", ondelete="SET NULL", deferrable=True, initially="DEFERRED"), UniqueConstraint("ax", "s", name="uq"), CheckConstraint("ax > ay"))
print(CreateTable(a), CreateTable(b))
print(a.primary_key.columns.keys(), a.primary_key.name, repr(a.primary_key))
fk = next(iter(b.foreign_key_constraints))
print(fk.name, fk.column_keys, fk.referred_table.name, [str(e.column) for e in fk.elements], fk.ondelete)

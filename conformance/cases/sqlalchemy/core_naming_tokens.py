import uuid, hashlib
from sqlalchemy import *
from sqlalchemy.schema import CreateTable, CreateIndex, UniqueConstraint

def fk_guid(constraint, table):
    parts = [table.name] + [e.parent.name for e in constraint.elements] + [e.target_fullname for e in constraint.elements]
    return hashlib.md5("_".join(parts).encode()).hexdigest()[:8]

def kind(constraint, table):
    return type(constraint).__name__.lower() + "_on_" + table.name

m = MetaData(naming_convention={
    "fk_guid": fk_guid, "kind": kind,
    "ix": "ix_%(column_0N_label)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s_%(kind)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(fk_guid)s_%(referred_table_name)s_%(referred_column_0_name)s", "pk": "pk_%(table_name)s_%(column_0_key)s"})
a = Table("author", m, Column("id", Integer, primary_key=True), Column("first", String(20), key="fst"), Column("last", String(20)), UniqueConstraint("fst", "last"), Index(None, "fst", "last"), CheckConstraint("length(last) > 1", name="long_last"))
b = Table("book", m, Column("id", Integer, primary_key=True), Column("author_id", ForeignKey("author.id")), Column("price", Integer, CheckConstraint("price > 0", name="positive")), Column("title", String, index=True, unique=True))
print(CreateTable(a), CreateTable(b))
for t in (a, b):
    for ix in sorted(t.indexes, key=lambda i: i.name): print(CreateIndex(ix))
    print(sorted(str(c.name) for c in t.constraints))
print(list(m.naming_convention))
print(MetaData().naming_convention)
e = create_engine("sqlite://")
m.create_all(e)
for t in ("author", "book"):
    i = inspect(e)
    print(i.get_pk_constraint(t)["name"], [x["name"] for x in i.get_unique_constraints(t)], [x["name"] for x in i.get_check_constraints(t)], [x["name"] for x in i.get_foreign_keys(t)])
try:
    Table("bad", m, Column("x", Integer), CheckConstraint("x > 1"))
except Exception as ex:
    print(type(ex).__name__, ex)
try:
    Table("bad2", MetaData(naming_convention={"uq": "uq_%(nope)s"}), Column("x", Integer, unique=True))
except Exception as ex:
    print(type(ex).__name__, ex)
m2 = MetaData(naming_convention={UniqueConstraint: "u_%(column_1_name)s_%(column_0_label)s", "fk": "f_%(column_0_N_key)s__%(referred_column_0N_name)s"}, schema="s")
o = Table("o", m2, Column("x", Integer, key="kx"), Column("y", Integer))
t = Table("t", m2, Column("a", Integer), Column("b", Integer, key="bb"), UniqueConstraint("a", "bb"), PrimaryKeyConstraint("a", name="given"), ForeignKeyConstraint(["a", "bb"], ["s.o.kx", "s.o.y"]))
print(CreateTable(t))
u = UniqueConstraint("a")
print(u.name, Index("given", t.c.a).name)
t2 = Table("t2", MetaData(naming_convention={"uq": "uq_%(constraint_name)s"}), Column("q", Integer), UniqueConstraint("q", name="mine"))
print(CreateTable(t2))

from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, ForeignKey, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint, CheckConstraint, Index, Boolean, text, func, select, insert, exc, Computed, Enum
from sqlalchemy.schema import CreateTable

engine = create_engine("sqlite://")
m = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
parent = Table("parent", m, Column("a", Integer), Column("b", Integer), Column("label", String(10), unique=True), PrimaryKeyConstraint("a", "b"))
child = Table("child", m, Column("id", Integer, primary_key=True), Column("pa", Integer, index=True), Column("pb", Integer), Column("amount", Integer),
    ForeignKeyConstraint(["pa", "pb"], ["parent.a", "parent.b"], ondelete="CASCADE", onupdate="SET NULL"), UniqueConstraint("pa", "amount"),
    CheckConstraint("amount > 0", name="positive"), Column("dbl", Integer, Computed("amount * 2")), Column("kind", Enum("x", "y", name="kinds", create_constraint=True)), Column("flag", Boolean(create_constraint=True, name="flagged")))
Index("ix_lower", func.lower(parent.c.label))
selfref = Table("node", m, Column("id", Integer, primary_key=True), Column("parent_id", Integer, ForeignKey("node.id")), Column("x", Integer, nullable=False, server_default=text("7")))
Table("other", MetaData(schema="sch"), Column("id", Integer, primary_key=True))
m.create_all(engine)
for t in m.sorted_tables:
    print(t.name, [c.name for c in t.primary_key], sorted(i.name for i in t.indexes), sorted(str(c.name) for c in t.constraints if c.name))
print(CreateTable(child))
other = Table("other", m, Column("id", Integer, primary_key=True), Column("Mixed Case", String), schema="sch")
print(CreateTable(other), select(other), other.fullname, other.c["Mixed Case"])
auto = Table("auto", m, Column("id", Integer, primary_key=True), sqlite_autoincrement=True)
print(CreateTable(auto).compile(dialect=engine.dialect))
with engine.begin() as conn:
    conn.execute(insert(parent).values(a=1, b=2, label="L"))
    conn.execute(insert(child).values(pa=1, pb=2, amount=5, kind="x", flag=True))
    print(conn.execute(select(child)).all())
    a1 = child.alias("c1")
    print(select(parent.join(child)), select(a1).join(parent))
    print(conn.execute(select(parent.c.label, child.c.dbl).join_from(parent, child)).all())
try:
    with engine.begin() as conn:
        conn.execute(insert(child).values(amount=-5))
except exc.IntegrityError as e:
    print(e.orig)
try:
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO child (amount, kind) VALUES (1, 'z')"))
except exc.IntegrityError as e:
    print(e)
m.drop_all(engine, tables=[child])
print(parent.c.a.primary_key, parent.c.a.nullable, child.c.pa.references(parent.c.a), list(child.c.pa.foreign_keys)[0].column is parent.c.a, list(child.c.pa.foreign_keys)[0].target_fullname)

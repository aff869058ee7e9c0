# SQLite's ON CONFLICT in a table's definition, at work, and arguments of dialects refused
from sqlalchemy import *
from sqlalchemy import exc
e = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True, sqlite_on_conflict_primary_key="REPLACE"), Column("u", String, unique=True, sqlite_on_conflict_unique="IGNORE"), Column("n", Integer, nullable=False, server_default="7", sqlite_on_conflict_not_null="REPLACE"))
k = Table("k", m, Column("a", Integer, primary_key=True), Column("b", Integer), Column("c", Integer), UniqueConstraint("b", "c", name="bc", sqlite_on_conflict="REPLACE"), CheckConstraint("c < 100", name="small", sqlite_on_conflict="IGNORE"), sqlite_autoincrement=True)
w = Table("w", m, Column("a", Text, primary_key=True), Column("b", Integer), sqlite_with_rowid=False, sqlite_strict=True)
m.create_all(e)
for n in ("t", "k", "w"): print(n, inspect(e).get_pk_constraint(n), inspect(e).get_unique_constraints(n), inspect(e).get_check_constraints(n))
with e.begin() as c:
    for row in ({"id": 1, "u": "a", "n": 1}, {"id": 1, "u": "b", "n": 2}, {"id": 2, "u": "b", "n": 3}, {"id": 3, "u": "c", "n": None}): c.execute(insert(t), row)
    print(c.execute(select(t).order_by(t.c.id)).all())
    for row in ((1, 1), (1, 2), (1, 1), (2, 50)): c.execute(insert(k).values(b=row[0], c=row[1]))
    print(c.execute(select(k).order_by(k.c.a)).all())
    c.execute(insert(w).values(a="x", b=1))
    try: c.execute(text("insert into w values ('y', 'text')"))
    except exc.IntegrityError as x: print(x.orig)
print(dict(t.c.u.dialect_kwargs), dict(t.c.n.kwargs), sorted(w.dialect_kwargs.items()), sorted(k.dialect_kwargs.items()))
print([(x.name, dict(x.dialect_kwargs)) for x in sorted(k.constraints, key=lambda x: str(x.name)) if x.name])
m2 = MetaData(); t2 = t.to_metadata(m2)
from sqlalchemy.schema import CreateTable
print(CreateTable(t2).compile(e))
for f in (lambda: Table("x", MetaData(), Column("a", Integer), sqlite_no=1), lambda: Column("a", Integer, sqlite_no=1), lambda: Column("a", Integer, mysql_x=1), lambda: Index("i", "a", postgresql_no=1), lambda: UniqueConstraint("a", mssql_no=3), lambda: CheckConstraint("a", oracle_x=1), lambda: PrimaryKeyConstraint("a", mysql_using="BTREE"), lambda: ForeignKeyConstraint(["a"], ["b.c"], postgresql_include=1), lambda: Index("i", "a", nodialect_x=1), lambda: Column("a", Integer, bogus=1), lambda: UniqueConstraint("a", bogus=1), lambda: CheckConstraint("a", bogus=1), lambda: Table("y", MetaData(), no_dialect=5)):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)

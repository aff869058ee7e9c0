# Every question of an Inspector on tables of all kinds, and MetaData.reflect() and Table(autoload_with=…) with their options.
from sqlalchemy import *
from sqlalchemy import event, types
e = create_engine("sqlite://")
m = MetaData()
class D(types.TypeDecorator):
    impl = String
    cache_ok = True
a = Table("parent", m, Column("id", Integer, primary_key=True), Column("code", String(10), nullable=False, unique=True), Column("kind", Enum("a", "b", name="kinds"), server_default="a"), Column("price", Numeric(8, 2), CheckConstraint("price > 0", name="ck_price")), Column("at", DateTime, server_default=func.current_timestamp()), Column("flag", Boolean), Column("data", JSON), Column("raw", LargeBinary), Column("u", Uuid), Column("f", Float), Column("d", D(7)), Column("t", Time), Column("dt", Date), Column("big", BigInteger), Column("dbl", Double), Column("Mixed Case", Text), comment="c")
b = Table("child", m, Column("pid", ForeignKey("parent.id", ondelete="CASCADE", onupdate="SET NULL"), primary_key=True), Column("seq", Integer, primary_key=True), Column("x", Integer), Column("y", Integer, Computed("x + 1")), Column("z", Integer, Computed("x * 2", persisted=True)), UniqueConstraint("x", "seq", name="uq_x"), CheckConstraint("x > 1"), Index("ix_x", "x"))
c = Table("grand", m, Column("id", Integer, primary_key=True), Column("p", Integer), Column("s", Integer), ForeignKeyConstraint(["p", "s"], ["child.pid", "child.seq"], name="fk_child", deferrable=True, initially="DEFERRED"), sqlite_autoincrement=True)
m.create_all(e)
with e.begin() as k:
    k.execute(text("create view v as select id, code from parent"))
    k.execute(text("create table odd (a, b varchar, c decimal(5,1) default 1.5, d foo(3), e int not null default (1+2), f text collate nocase, g timestamp, primary key (b, a)) without rowid"))
    k.execute(text("create temp table tt (q integer primary key)"))
i = inspect(e)
def show(label, f):
    try: print(label, f())
    except Exception as x: print(label, type(x).__name__, str(x).split("\n")[0])
show("tables", lambda: i.get_table_names()); show("views", lambda: i.get_view_names()); show("schemas", lambda: i.get_schema_names()); show("temp", lambda: (i.get_temp_table_names(), i.get_temp_view_names())); show("default", lambda: i.default_schema_name); show("has", lambda: (i.has_table("parent"), i.has_table("v"), i.has_table("nope"), i.has_schema("main") if hasattr(i, "has_schema") else ""))
for n in ("parent", "child", "grand", "v", "odd", "tt"):
    for fn in ("get_columns", "get_pk_constraint", "get_foreign_keys", "get_indexes", "get_unique_constraints", "get_check_constraints", "get_table_comment", "get_table_options"):
        show(f"{n} {fn}", lambda: getattr(i, fn)(n))
    show(f"{n} viewdef", lambda: i.get_view_definition(n))
for fn in ("get_multi_columns", "get_multi_pk_constraint", "get_multi_foreign_keys", "get_multi_indexes", "get_multi_unique_constraints", "get_multi_check_constraints", "get_multi_table_comment"):
    show(fn, lambda: sorted(getattr(i, fn)(filter_names=["child", "grand"]).keys(), key=str))
show("sorted", lambda: i.get_sorted_table_and_fkc_names())
show("engine", lambda: (i.engine is e, i.bind is e, i.dialect.name, i.info_cache is not None))
show("cached", lambda: (lambda before: (i.clear_cache(), before == i.get_table_names()))(i.get_table_names()))
m2 = MetaData()
m2.reflect(e, views=True)
print(sorted(m2.tables))
for n in sorted(m2.tables):
    t = m2.tables[n]
    print(n, [(x.name, repr(x.type), x.nullable, x.primary_key, x.autoincrement, str(x.server_default.arg) if x.server_default is not None and hasattr(x.server_default, "arg") else None, x.computed is not None) for x in t.c])
    print("  pk", [x.name for x in t.primary_key], t.primary_key.name, "fk", sorted((f.parent.name, f.target_fullname, f.ondelete, f.onupdate, f.deferrable, f.initially, f.name) for f in t.foreign_keys), "ix", sorted((x.name, bool(x.unique), [str(q) for q in x.expressions]) for x in t.indexes), "con", sorted((type(x).__name__, str(x.name)) for x in t.constraints), t.comment)
    show("  ddl", lambda: " ".join(str(schema.CreateTable(t).compile(e)).split()))
m3 = MetaData()
show("only", lambda: sorted((lambda q: (q.reflect(e, only=["parent"]), q.tables)[1])(MetaData())))
show("onlyf", lambda: sorted((lambda q: (q.reflect(e, only=lambda n, _: n.startswith("g"), resolve_fks=False), q.tables)[1])(MetaData())))
show("bad", lambda: MetaData().reflect(e, only=["zz"])); show("nosuch", lambda: Table("zz", MetaData(), autoload_with=e))
show("extend", lambda: Table("grand", m2, Column("new", Integer), extend_existing=True).c.keys()); show("keep", lambda: Table("grand", m2, Column("new2", Integer), keep_existing=True).c.keys()); show("again", lambda: Table("grand", m2, Column("new3", Integer)))
@event.listens_for(m2, "column_reflect")
def cr(inspector, table, info): info["key"] = "k_" + info["name"]
m2.clear()
show("keys", lambda: Table("parent", m2, autoload_with=e).c.keys())
show("fk", lambda: [(f.name, f.ondelete, f.onupdate, f.deferrable, f.initially, f.match, f.use_alter, f.link_to_name, f.constraint.deferrable, f.constraint.initially) for f in sorted([*b.foreign_keys, *c.foreign_keys], key=lambda f: f.target_fullname)])
show("insp conn", lambda: inspect(e.connect()).get_table_names()[:1]); show("insp bad", lambda: inspect(5)); show("insp table", lambda: inspect(a) is a); show("insp stmt", lambda: type(inspect(select(a))).__name__)
show("generic", lambda: [repr(x["type"].as_generic()) for x in i.get_columns("parent")])

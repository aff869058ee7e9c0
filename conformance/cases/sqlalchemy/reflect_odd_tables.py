# Reflection of tables that are declared in odd ways: each question of the inspector, then the tables and their DDL again.
import warnings; warnings.simplefilter("ignore")
from sqlalchemy import *
from sqlalchemy.schema import CreateTable, CreateIndex
e = create_engine("sqlite://")
ddls = ["create table a (id integer primary key, x int not null default 5, y varchar(10) default 'it''s', z decimal(10,2), w float, b blob, t text collate nocase, d datetime default current_timestamp, u unknowntype, v)",
"create table b (id integer primary key autoincrement, aid integer references a(id) on delete cascade on update set null deferrable initially deferred, n text unique, m text constraint uqm unique, check (n > 'a'), constraint ck2 check (m is not null), constraint fk2 foreign key (aid) references a (id))",
"create table \"Odd Name\" (\"Col 1\" integer, \"select\" text, primary key (\"Col 1\", \"select\"))", "create table nopk (a int, b int, unique (a, b), unique (b) on conflict ignore)", "create table gen (x int, y int generated always as (x + 1) stored)", "create table wr (k text primary key, v any) without rowid", "create table st (k int primary key, v text) strict", "create table comp (a int, b int, c int, constraint pkc primary key (b, a), foreign key (a, b) references comp (b, a))", "create view vw as select id, x from a", "create index ix1 on a (x)", "create unique index ix2 on a (x, y desc)", "create index ix3 on a (lower(y))", "create index ix4 on a (x) where x > 5", "create temp table tmp (a int)", "create table \"quo\"\"te\" (\"a\"\"b\" int check (\"a\"\"b\" > 0))", "create table nn (a int null, b int not null unique, c numeric, d double precision, e boolean default 1, f date, g time, h timestamp, i bigint, j char(3), k nvarchar(5), l json, m smallint unsigned)", "create table cmt (a int /* c1 */, -- c2\n b text default (1 + 2), c default 'x', d int default -5, e default null, f text default \"dq\")"]
with e.begin() as c:
    for d in ddls: c.execute(text(d))
def p(n, f):
    try: print(n, "|", f())
    except Exception as ex: print(n, "!", type(ex).__name__, str(ex)[:200])
i = inspect(e)
p("tables", i.get_table_names); p("views", i.get_view_names); p("temp", i.get_temp_table_names); p("schemas", i.get_schema_names); p("tempv", i.get_temp_view_names); p("mat", lambda: i.get_materialized_view_names()); p("seq", lambda: i.get_sequence_names())
p("defschema", lambda: i.default_schema_name); p("viewdef", lambda: i.get_view_definition("vw")); p("viewdef bad", lambda: i.get_view_definition("zz")); p("sorted", lambda: i.get_sorted_table_and_fkc_names())
for t in i.get_table_names() + ["vw", "tmp"]:
    for n in ("get_columns", "get_pk_constraint", "get_foreign_keys", "get_indexes", "get_unique_constraints", "get_check_constraints", "get_table_comment", "get_table_options"):
        def f():
            r = getattr(i, n)(t)
            return r if not isinstance(r, list) else "\n    ".join([""] + [str({k: (str(v) if k == "type" else v) for k, v in x.items()}) for x in r])
        p((t, n), f)
    p((t, "has"), lambda: (i.has_table(t), i.has_index(t, "ix1")))
m = MetaData(); p("reflect", lambda: m.reflect(e, views=True))
for t in sorted(m.tables):
    tb = m.tables[t]
    p(t, lambda: repr(tb)); p(t, lambda: str(CreateTable(tb).compile(e))); p(t, lambda: [str(CreateIndex(x).compile(e)) for x in sorted(tb.indexes, key=lambda x: x.name)])
    p(t, lambda: sorted((type(k).__name__, str(k.name)) for k in tb.constraints)); p(t, lambda: [(c.name, repr(c.type), c.nullable, c.primary_key, c.autoincrement, str(c.server_default.arg) if c.server_default is not None and hasattr(c.server_default, "arg") else c.server_default, c.computed is not None) for c in tb.c])
for kw in ({"include_columns": ["id", "x"]}, {"extend_existing": True}, {"resolve_fks": False}, {"autoload_replace": False}):
    p(str(kw), lambda: repr(Table("b" if "resolve_fks" in kw else "a", MetaData(), autoload_with=e, **kw)))
p("nosuch", lambda: Table("nosuch", MetaData(), autoload_with=e)); p("override", lambda: repr(Table("a", MetaData(), Column("x", String, key="q"), autoload_with=e).c.q)); p("only", lambda: sorted((lambda m2: (m2.reflect(e, only=["b"]), m2.tables.keys())[1])(MetaData()))); p("onlyf", lambda: sorted((lambda m2: (m2.reflect(e, only=lambda n, _: n.startswith("n")), m2.tables.keys())[1])(MetaData()))); p("onlybad", lambda: MetaData().reflect(e, only=["zz"]))
p("multi", lambda: sorted(str(k) for k in i.get_multi_columns())); p("multi2", lambda: i.get_multi_pk_constraint(filter_names=["a", "comp"])); p("multi3", lambda: sorted(map(str, i.get_multi_indexes(kind=inspection.ObjectKind.ANY) if False else i.get_multi_indexes())))

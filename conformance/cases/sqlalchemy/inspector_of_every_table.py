# reflection in full
from sqlalchemy import *
from sqlalchemy import exc
from sqlalchemy.engine.reflection import ObjectKind, ObjectScope
e = create_engine("sqlite://")
m = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"})
p = Table("parent", m, Column("id", Integer, primary_key=True), Column("code", String(10), unique=True), Column("k1", Integer), Column("k2", Integer), UniqueConstraint("k1", "k2", name="kk"))
c = Table("child", m, Column("id", Integer, primary_key=True), Column("pid", ForeignKey("parent.id", ondelete="CASCADE", onupdate="SET NULL", deferrable=True, initially="DEFERRED")), Column("n", Numeric(10, 2), server_default="5"), Column("d", DateTime, server_default=func.current_timestamp()), Column("b", Boolean), Column("t", Text, nullable=False), Column("comp", Integer, Computed("id * 2", persisted=True)), Column("vc", Integer, Computed("id + 1", persisted=False)), Column("a1", Integer), Column("a2", Integer), CheckConstraint("n > 0", name="pos"), ForeignKeyConstraint(["a1", "a2"], ["parent.k1", "parent.k2"], name="fk2"), Index("ix_t", "t", unique=True))
w = Table("wr", m, Column("a", String(5), primary_key=True), Column("b", Integer, primary_key=True), Column("c", LargeBinary), Column("e", Enum("x", "y")), Column("j", JSON), Column("f", Float), Column("i", BigInteger), Column("u", Uuid), Column("tm", Time), Column("dt", Date), sqlite_with_rowid=False)
au = Table("au", m, Column("id", Integer, primary_key=True), sqlite_autoincrement=True)
m.create_all(e)
with e.begin() as cn:
    for s in ["create view v as select id, t from child", "create temp table tt (x int, y text default 'q')", "create temp view tv as select 1 as one", "create table odd (a, b unknown_type, c varchar, d varchar(10) collate nocase, e decimal(5), f double precision, g int not null default (1+2), h text default 'it''s', i datetime default current_timestamp, 'quo ted' int, unique (a, b), check (a > 1), constraint cx check (b in (1, 2)), primary key (c, d))", "create table selfr (id integer primary key, pid references selfr, q references parent(code))"]:
        cn.exec_driver_sql(s)
    i = inspect(cn)
    def t(label, f):
        try: print(label, "->", f())
        except Exception as x: print(label, "->", type(x).__name__, str(x)[:200])
    for n in ["parent", "child", "wr", "au", "v", "tt", "tv", "odd", "selfr"]:
        for meth in ["get_columns", "get_pk_constraint", "get_foreign_keys", "get_indexes", "get_unique_constraints", "get_check_constraints", "get_table_options", "get_table_comment", "get_view_definition", "get_sequence_names" if 0 else "has_table"]:
            t(n + " " + meth, lambda: getattr(i, meth)(n))
        t(n + " sql", lambda: [(c["name"], repr(c["type"])) for c in i.get_columns(n)])
        t(n + " hi", lambda: (i.has_index(n, "ix_t"), i.has_table(n, schema="main"), i.has_schema("main"), i.has_sequence("q")))
    for meth in ["get_table_names", "get_view_names", "get_temp_table_names", "get_temp_view_names", "get_schema_names", "get_sequence_names", "get_sorted_table_and_fkc_names", "get_materialized_view_names"]:
        t(meth, lambda: getattr(i, meth)())
    for meth in ["get_multi_columns", "get_multi_pk_constraint", "get_multi_foreign_keys", "get_multi_indexes", "get_multi_unique_constraints", "get_multi_check_constraints", "get_multi_table_options", "get_multi_table_comment"]:
        for kw in ({}, {"kind": ObjectKind.VIEW}, {"filter_names": ["parent", "nope"]}, {"schema": "main"}):
            t(meth + str(kw), lambda: {k: len(v) if v is not None else v for k, v in getattr(i, meth)(**kw).items()})
    t("bind", lambda: (i.bind is cn, i.engine is e, i.dialect.name, i.default_schema_name, i.clear_cache()))
    for kw in ({}, {"only": ["child"]}, {"only": lambda n, md: n.startswith("p")}, {"views": True}, {"only": ["nope"]}, {"schema": "main"}, {"resolve_fks": False, "only": ["child"]}):
        def f():
            md = MetaData(); md.reflect(cn, **kw)
            return [repr(md.tables[k]) for k in sorted(md.tables)]
        t("reflect" + ("only fn" if callable(kw.get("only")) else str(kw)), f)
    def g():
        md = MetaData(); tb = Table("child", md, Column("n", Integer), autoload_with=cn, include_columns=["id", "n", "pid"])
        return repr(tb), sorted(str(k.name) for k in tb.constraints if k.name), [ix.name for ix in sorted(tb.indexes, key=lambda q: q.name)]
    t("nope", lambda: Table("nope", MetaData(), autoload_with=cn))
    def h():
        md = MetaData(); tb = Table("odd", md, autoload_with=cn)
        from sqlalchemy.schema import CreateTable
        return str(CreateTable(tb).compile(e))
    t("ddl", h)

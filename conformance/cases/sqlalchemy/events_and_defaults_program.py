# Events, defaults and execution options in one program
# events and ddl in programs
from sqlalchemy import *
from sqlalchemy import event, exc
from sqlalchemy.schema import CreateTable, DDL, CreateIndex, CreateSchema, AddConstraint, DropConstraint, CreateColumn
from sqlalchemy.ext.compiler import compiles
import datetime as dt
log = []
m = MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s", "fk": "fk_%(table_name)s_%(column_0_key)s_%(referred_table_name)s_%(referred_column_0_name)s"})
u = Table("users", m, Column("id", Integer, primary_key=True), Column("name", String(20), nullable=False, index=True, comment="n"), Column("email", String, unique=True), Column("created", DateTime, default=dt.datetime(2020, 1, 1), onupdate=dt.datetime(2021, 1, 1)), Column("score", Integer, CheckConstraint("score >= 0", name="pos"), default=lambda ctx: len(ctx.get_current_parameters()["name"])), Column("active", Boolean(create_constraint=True, name="act"), default=True), info={"a": 1})
p = Table("posts", m, Column("id", Integer, primary_key=True), Column("uid", ForeignKey("users.id", ondelete="CASCADE"), key="user_id"), Column("tags", JSON, default=list), Column("n", Integer, server_default="0"))
for tgt, nm in ((u, "u"), (m, "m")):
    for ev in ("before_create", "after_create", "before_drop", "after_drop"):
        event.listen(tgt, ev, lambda t, c, nm=nm, ev=ev, **kw: log.append((nm, ev, sorted(kw), kw.get("checkfirst"), [x.name for x in kw.get("tables") or []])))
event.listen(u, "after_create", DDL("CREATE INDEX extra ON %(table)s (score)"))
event.listen(p, "after_create", DDL("CREATE INDEX onlypg ON posts (n)").execute_if(dialect="postgresql"))
event.listen(p, "after_create", DDL("CREATE VIEW pv AS SELECT id FROM %(fullname)s").execute_if(callable_=lambda ddl, target, bind, **kw: target.name == "posts"))
@event.listens_for(u, "column_reflect") if 0 else (lambda f: f)
def _r(*a): pass
@event.listens_for(Table, "after_parent_attach")
def apa(t, parent): log.append(("attach", t.name))
@event.listens_for(Column, "before_parent_attach")
def bpa(c, t): log.append(("col", c.name, t.name))
Table("late", m, Column("q", Integer))
e = create_engine("sqlite://")
@event.listens_for(e, "connect")
def con(d, r): log.append(("connect", type(d).__name__)); d.execute("PRAGMA foreign_keys=ON")
@event.listens_for(e, "before_cursor_execute", retval=True)
def bce(conn, cur, st, params, ctx, many): return st, params
@event.listens_for(e, "after_cursor_execute")
def ace(conn, cur, st, params, ctx, many): log.append(("ace", st[:18].replace("\n", " "), many, ctx.isinsert if ctx and hasattr(ctx, "isinsert") else None))
@event.listens_for(e, "begin")
def b(c): log.append("begin")
@event.listens_for(e, "commit")
def cm(c): log.append("commit")
@event.listens_for(e, "rollback")
def rb(c): log.append("rollback")
@event.listens_for(e, "handle_error")
def he(ctx): log.append(("error", type(ctx.original_exception).__name__, ctx.statement and ctx.statement[:10], ctx.is_disconnect))
m.create_all(e)
with e.begin() as c:
    r = c.execute(insert(u).values(name="bob", email="b")); print(r.inserted_primary_key, r.last_inserted_params(), r.prefetch_cols(), r.postfetch_cols())
    r = c.execute(insert(u), [{"name": "al", "email": "x"}, {"name": "cy", "email": "y"}]); print(r.rowcount)
    r = c.execute(insert(p).values(user_id=1).returning(p.c.id, p.c.n, p.c.tags)); print(r.all())
    print(c.execute(select(u).order_by(u.c.id)).all())
    r = c.execute(update(u).where(u.c.name == "bob").values(score=u.c.score + 1)); print(r.rowcount, r.last_updated_params(), r.postfetch_cols())
    try:
        with c.begin_nested(): c.execute(insert(u).values(name="z", email="b"))
    except exc.IntegrityError as x: print(str(x).splitlines()[0])
    try:
        with c.begin_nested(): c.execute(insert(u).values(name="neg", email="n", score=-1))
    except exc.IntegrityError as x: print(x.orig)
    try:
        with c.begin_nested(): c.execute(insert(p).values(user_id=99))
    except exc.IntegrityError as x: print(x.orig)
    c.execute(delete(u).where(u.c.id == 1)); print(c.scalar(select(func.count()).select_from(p)))
    print(c.execute(text("select name from sqlite_master where type in ('index','view') order by name")).scalars().all())
for t in m.sorted_tables: print(CreateTable(t).compile(e), [str(CreateIndex(i).compile(e)) for i in sorted(t.indexes, key=lambda i: i.name)])
m.drop_all(e)
for l in log: print(l)

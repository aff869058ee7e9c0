from sqlalchemy import create_engine, func, select, update
from sqlalchemy.ext import horizontal_shard as hs
from sqlalchemy.ext.horizontal_shard import ShardedSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, scoped_session, sessionmaker

print(sorted(n for n in dir(hs) if n in ("ShardedSession", "ShardedQuery", "set_shard_id", "ShardChooser", "IdentityChooser", "ShardIdentifier", "execute_and_instances")), hs.__all__)
class Base(DeclarativeBase): pass
class T(Base):
    __tablename__ = "t"
    shard: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    v: Mapped[int] = mapped_column(default=0)
    ver: Mapped[int]
    ts: Mapped[str] = mapped_column(server_default="now")
    __mapper_args__ = {"version_id_col": ver, "eager_defaults": True}
engines = {k: create_engine("sqlite://") for k in ("a", "b", "c")}
for e in engines.values(): Base.metadata.create_all(e)
def go(n, f):
    try: print(n, f())
    except Exception as x: print(n, "!", type(x).__name__, str(x).split("\n")[0])
class My(ShardedSession):
    def __init__(self, **kw):
        super().__init__(shard_chooser=self.place, identity_chooser=self.find, execute_chooser=self.over, shards=engines, **kw)
    def place(self, mapper, instance, clause=None):
        return instance.shard if instance is not None else "a"
    def find(self, mapper, key, **kw): return [key[0]]
    def over(self, ctx):
        for w in [] if getattr(ctx.statement, "whereclause", None) is None else [ctx.statement.whereclause]:
            if str(w.left) == "t.shard": return [w.right.effective_value]
        return list(engines)
with My() as s:
    objs = [T(shard=k, id=i) for i in range(3) for k in "abc"]
    s.add_all(objs)
    go("commit", s.commit)
    go("ver", lambda: [(o.ver, o.ts) for o in objs])
    for o in objs: o.v += o.id
    go("flush", s.flush)
    go("ver", lambda: [(o.ver, o.v) for o in objs])
    go("get", lambda: s.get(T, ("b", 1)) is objs[4])
    go("where", lambda: [(o.shard, o.id) for o in s.scalars(select(T).where(T.shard == "b"))])
    go("order", lambda: [(o.shard, o.id) for o in s.scalars(select(T).order_by(T.id.desc()))])
    go("limit", lambda: len(s.scalars(select(T).limit(2)).all()))
    go("sum", lambda: s.scalars(select(func.sum(T.v))).all())
    go("partitions", lambda: [len(p) for p in s.scalars(select(T)).partitions(2)])
    go("mappings", lambda: s.execute(select(T.shard, T.id).where(T.id == 0)).mappings().all())
    go("columns", lambda: s.execute(select(T.shard, T.id).where(T.id == 0)).columns("id").all())
    go("fetchmany", lambda: s.execute(select(T.shard).where(T.id == 0)).fetchmany(2))
    go("unique", lambda: s.scalars(select(T.id)).unique().all())
    go("one_or_none", lambda: s.scalars(select(T).where(T.id == 1)).one_or_none())
    go("stale", lambda: [s.connection(bind_arguments={"shard_id": "b"}).execute(update(T.__table__).values(ver=77)).rowcount, setattr(objs[4], "v", 9), s.flush()])
    s.rollback()
    go("savepoint", lambda: [s.begin_nested() and None, setattr(objs[0], "v", 100), s.flush(), s.get_nested_transaction().rollback(), objs[0].v])
    go("begin", lambda: s.in_transaction())
    go("del", lambda: [s.delete(o) for o in objs[:4]] and s.flush())
    go("left", lambda: s.scalars(select(func.count(T.id))).all())
    s.rollback()
    go("refresh", lambda: [s.refresh(o) for o in objs] and "ok")
    go("expunge", lambda: [s.expunge(objs[0]), s.add(objs[0]), objs[0] in s])
    go("merge", lambda: s.merge(T(shard="c", id=2, v=5, ver=2)) is objs[8])
    go("bad", lambda: [s.add(T(shard="zz", id=1)), s.flush()])
    s.rollback()
go("scoped", lambda: [scoped_session(sessionmaker(class_=My))().scalars(select(T.id)).unique().all()])

# Every method of Result, ScalarResult and MappingResult on results of every kind of statement, errors included.
from sqlalchemy import *
from sqlalchemy.engine import Row, RowMapping, Result, ScalarResult, MappingResult
e = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("name", String), Column("x", Integer))
m.create_all(e)
c = e.connect()
c.execute(insert(t), [{"id": i, "name": n, "x": i % 2} for i, n in enumerate(["a", "b", "c", "d"], 1)])
Q = {
 "all": select(t).order_by(t.c.id), "one": select(t).where(t.c.id == 1), "none": select(t).where(t.c.id == 99), "single": select(t.c.x).order_by(t.c.id),
 "dup": select(t.c.id, t.c.id, t.c.name), "lab": select(t.c.id.label("a"), (t.c.x + 1).label("b"), func.count().label("n")).group_by(t.c.id), "text": text("select id, name as nm, 5 from t order by id"), "ins": insert(t).values(name="z"), "upd": update(t).values(x=5).where(t.c.id < 3), "ret": insert(t).values(name="q").returning(t.c.id, t.c.name),
}
def sh(v, d=0):
    if isinstance(v, (Row, RowMapping)): return f"{type(v).__name__}:{v!r}"
    if isinstance(v, Result) or isinstance(v, (ScalarResult, MappingResult)): return f"<{type(v).__name__}>"
    if isinstance(v, list): return "[" + ", ".join(sh(x) for x in v) + "]"
    if hasattr(v, "__next__"): return "iter" + sh(list(v))
    return repr(v)
OPS = {
 "all": lambda r: r.all(), "fetchall": lambda r: r.fetchall(), "first": lambda r: r.first(), "one": lambda r: r.one(), "oon": lambda r: r.one_or_none(), "scalar": lambda r: r.scalar(), "scalar_one": lambda r: r.scalar_one(), "soon": lambda r: r.scalar_one_or_none(),
 "fetchone": lambda r: [r.fetchone(), r.fetchone(), r.fetchone(), r.fetchone(), r.fetchone(), r.fetchone()], "fetchmany": lambda r: [r.fetchmany(2), r.fetchmany(), r.fetchmany(9), r.fetchmany(1)], "iter": lambda r: list(r), "next": lambda r: [next(r), next(r)], "partitions": lambda r: list(r.partitions(2)), "partitions1": lambda r: list(r.partitions()),
 "scalars": lambda r: r.scalars().all(), "scalars1": lambda r: r.scalars(1).all(), "scalarsn": lambda r: r.scalars("name").all(), "scalarsx": lambda r: r.scalars("nope").all(), "scalarscol": lambda r: r.scalars(t.c.name).all(), "sfirst": lambda r: r.scalars().first(), "sone": lambda r: r.scalars().one(), "soneor": lambda r: r.scalars().one_or_none(), "sfm": lambda r: r.scalars().fetchmany(2), "spart": lambda r: list(r.scalars().partitions(3)), "suniq": lambda r: r.scalars().unique().all(),
 "mappings": lambda r: r.mappings().all(), "mfirst": lambda r: r.mappings().first(), "mone": lambda r: r.mappings().one(), "mcols": lambda r: r.mappings().columns("id").all(), "mkeys": lambda r: list(r.mappings().keys()), "mfetch": lambda r: r.mappings().fetchone(), "mpart": lambda r: list(r.mappings().partitions(2)), "munique": lambda r: r.mappings().unique(lambda x: x["x"]).all(),
 "keys": lambda r: (list(r.keys()), len(r.keys()), "id" in r.keys(), repr(r.keys()), t.c.id in r.keys()), "columns": lambda r: r.columns(1, 0).all(), "columnsn": lambda r: r.columns("name").all(), "columnsx": lambda r: r.columns("zz").all(), "columns9": lambda r: r.columns(9).all(), "unique": lambda r: r.unique().all(), "uniquef": lambda r: r.unique(lambda row: row[-1]).all(), "tuples": lambda r: r.tuples().all(), "freeze": lambda r: (lambda f: [f().all(), f().scalars().all()])(r.freeze()), "merge": lambda r: r.merge(c.execute(Q["one"])).all(), "yield_per": lambda r: list(r.yield_per(2).partitions()),
 "close": lambda r: (r.close(), r.closed, r.all()), "closed": lambda r: (r.closed, r.all(), r.closed), "again": lambda r: (r.all(), r.all()), "again1": lambda r: (r.first(), r.first()), "oneagain": lambda r: (r.fetchall(), r.fetchone()), "lastrowid": lambda r: r.lastrowid, "ipk": lambda r: r.inserted_primary_key, "ipkr": lambda r: r.inserted_primary_key_rows, "lip": lambda r: r.last_inserted_params(), "lup": lambda r: r.last_updated_params(), "rd": lambda r: r.returned_defaults, "pf": lambda r: r.postfetch_cols(), "lrhr": lambda r: r.lastrow_has_defaults(), "ctxm": lambda r: [x.__enter__().all() for x in [r]], "repr": lambda r: type(r).__name__, "bool": lambda r: bool(r), "len": lambda r: len(r), "getitem": lambda r: r[0], "supp": lambda r: r.supports_sane_multi_rowcount(), "ctx": lambda r: (r.context.isinsert, r.context.statement), "conn": lambda r: r.connection is c,
}
c.commit()
for k, q in Q.items():
    for o, f in OPS.items():
        try: print(k, o, sh(f(c.execute(q))))
        except Exception as x: print(k, o, type(x).__name__, str(x).split("\n")[0][:160])
        if k in ("ins", "upd", "ret"): c.rollback()

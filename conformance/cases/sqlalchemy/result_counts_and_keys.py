# What a result tells of counts and keys, before its rows are read, after, and of many sets of parameters.
from sqlalchemy import *
e = create_engine("sqlite://"); m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("x", Integer)); m.create_all(e)
def p(n, f):
    try: print(n, "|", f())
    except Exception as ex: print(n, "!", type(ex).__name__, " ~ ".join(str(ex).split("\n"))[:300])
with e.begin() as c:
    for n, st, pp in [("ins", insert(t).returning(t.c.id), {"x": 1}), ("ins2", insert(t).values([{"x": 1}, {"x": 2}]).returning(t.c.id), None), ("insm", insert(t).returning(t.c.id), [{"x": 1}, {"x": 2}]), ("upd", update(t).values(x=2).returning(t.c.id), None), ("del", delete(t).where(t.c.id < 3).returning(t.c.id), None), ("sel", select(t), None), ("text", text("update t set x = 5"), None), ("textr", text("update t set x = 5 returning id"), None), ("insn", insert(t), [{"x": 1}, {"x": 2}]), ("updm", update(t).where(t.c.id == bindparam("i")).values(x=bindparam("v")), [{"i": 1, "v": 2}, {"i": 4, "v": 2}]), ("delm", delete(t).where(t.c.id == bindparam("i")).returning(t.c.x), [{"i": 1}, {"i": 2}]), ("delm2", delete(t).where(t.c.id == bindparam("i")), [{"i": 3}, {"i": 4}]), ("one", insert(t), [{"x": 1}])]:
        for mode in ("before", "fetchone", "all", "close"):
            def run():
                r = c.execute(st, pp) if pp is not None else c.execute(st)
                out = []
                if mode == "fetchone" and r.returns_rows: out.append(r.fetchone())
                if mode == "all" and r.returns_rows: out.append(len(r.all()))
                if mode == "close": r.close()
                for a in ("rowcount", "lastrowid", "inserted_primary_key", "inserted_primary_key_rows", "returned_defaults", "returned_defaults_rows", "closed", "is_insert", "returns_rows"):
                    try: out.append(getattr(r, a))
                    except Exception as ex: out.append(type(ex).__name__ + ":" + str(ex)[:70])
                for a in ("supports_sane_rowcount", "supports_sane_multi_rowcount", "keys"):
                    try: out.append(getattr(r, a)())
                    except Exception as ex: out.append(type(ex).__name__ + ":" + str(ex)[:70])
                return out
            p((n, mode), run)

# Row and RowMapping: access by place, name and column, tuple behaviour, views, copies, names that clash, errors.
from sqlalchemy import *
from sqlalchemy.engine import Row, RowMapping
import copy, pickle
e = create_engine("sqlite://")
c = e.connect()
t = table("t", column("id"), column("name"))
c.execute(text("create table t (id integer primary key, name text)"))
c.execute(text("insert into t values (1,'a'),(2,'b')"))
u = t.alias("u")
rows = {"plain": c.execute(select(t)).first(), "label": c.execute(select(t.c.id.label("count"), t.c.name.label("index"), literal(5).label("_x"), literal(6).label("keys"))).first(), "dup": c.execute(select(t.c.id, t.c.id.label("id"), literal(3).label("3"))).first(), "text": c.execute(text("select 1 as a, 2 as a, 'x' as \"b c\"")).first(), "join": c.execute(select(t, u).join(u, u.c.id == t.c.id).limit(1)).first()}
F = {
 "repr": lambda r: repr(r), "str": lambda r: str(r), "type": lambda r: type(r).__name__, "len": lambda r: len(r), "0": lambda r: r[0], "-1": lambda r: r[-1], "9": lambda r: r[9], "slice": lambda r: r[0:2], "id": lambda r: r.id, "name": lambda r: r.name, "nope": lambda r: r.nope, "str_key": lambda r: r["id"], "col_key": lambda r: r[t.c.id], "countc": lambda r: r.count(1), "_x": lambda r: r._x, "keys": lambda r: r.keys, "a": lambda r: r.a,
 "_mapping": lambda r: r._mapping, "dict": lambda r: dict(r._mapping), "_asdict": lambda r: r._asdict(), "_fields": lambda r: r._fields, "_tuple": lambda r: r._tuple(), "tuple()": lambda r: r.tuple(), "t": lambda r: r.t, "_t": lambda r: r._t, "tuple": lambda r: tuple(r), "list": lambda r: list(r), "eq": lambda r: r == tuple(r), "ne": lambda r: r != tuple(r), "lt": lambda r: r < (9,), "gt": lambda r: r > (0,), "le": lambda r: r <= tuple(r), "hash": lambda r: hash(r) == hash(tuple(r)), "in": lambda r: 1 in r, "add": lambda r: r + (1,), "radd": lambda r: (1,) + r, "mul": lambda r: r * 2, "isinstance": lambda r: (isinstance(r, tuple), isinstance(r, Row)), "set": lambda r: setattr(r, "id", 5), "setitem": lambda r: r.__setitem__(0, 1), "del": lambda r: delattr(r, "id"), "unpack": lambda r: (lambda a, *b: (a, b))(*r), "bool": lambda r: bool(r), "iter": lambda r: next(iter(r)), "copy": lambda r: copy.copy(r), "deepcopy": lambda r: copy.deepcopy(r), "pickle": lambda r: pickle.loads(pickle.dumps(r)), "indexm": lambda r: r.index(1), "sorted": lambda r: sorted([r, r]), "reversed": lambda r: list(reversed(r)), "getattr": lambda r: getattr(r, "zz", 7), "dir": lambda r: [x for x in dir(r) if not x.startswith("_")], "format": lambda r: f"{r}", "match": lambda r: [x for x in r], "dict2": lambda r: dict(r), "max": lambda r: max(r._mapping.values(), key=str),
}
M = {
 "repr": lambda m: repr(m), "str": lambda m: str(m), "type": lambda m: type(m).__name__, "len": lambda m: len(m), "get": lambda m: m["id"], "col": lambda m: m[t.c.id], "0": lambda m: m[0], "nope": lambda m: m["nope"], "getd": lambda m: m.get("nope", 4), "keys": lambda m: m.keys(), "lkeys": lambda m: list(m.keys()), "values": lambda m: list(m.values()), "items": lambda m: list(m.items()), "ritems": lambda m: m.items(), "rvalues": lambda m: m.values(), "in": lambda m: "id" in m, "colin": lambda m: t.c.name in m, "iter": lambda m: list(m), "dict": lambda m: dict(m), "star": lambda m: dict(**m), "eq": lambda m: m == dict(m), "or": lambda m: m | {}, "set": lambda m: m.__setitem__("id", 3), "attr": lambda m: m.id, "hash": lambda m: hash(m) is not None, "bool": lambda m: bool(m), "copy": lambda m: m.copy(), "pop": lambda m: m.pop("id"), "inst": lambda m: isinstance(m, dict), "a": lambda m: m["a"],
}
for k, r in rows.items():
    for n, f in F.items():
        try: print(k, n, f(r))
        except Exception as x: print(k, n, type(x).__name__, str(x).split("\n")[0])
    for n, f in M.items():
        try: print(k, "m", n, f(r._mapping))
        except Exception as x: print(k, "m", n, type(x).__name__, str(x).split("\n")[0])

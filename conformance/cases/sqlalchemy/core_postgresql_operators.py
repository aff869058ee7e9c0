from sqlalchemy import *
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql import operators
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, JSON, HSTORE, array, aggregate_order_by, Any, All, array_agg, hstore, INT4RANGE, TSVECTOR
d = postgresql.dialect()
t = table("t", column("id", Integer), column("tags", ARRAY(String)), column("nums", ARRAY(Integer, dimensions=2)), column("data", JSONB), column("j", JSON), column("h", HSTORE), column("r", INT4RANGE), column("v", TSVECTOR), column("name", String))
def p(s):
    try:
        c = s.compile(dialect=d); print(str(c).replace("\n", " "), c.params)
    except Exception as e: print(type(e).__name__, e)
    try: print("   ", str(s.compile(dialect=d, compile_kwargs={"literal_binds": True})).replace("\n", " "))
    except Exception as e: print("   ", type(e).__name__, str(e).split("\n")[0])
D = t.c.data
for e in [lambda: D["a"], lambda: D["a"]["b"], lambda: D["a"].astext, lambda: D["a"].astext == "x", lambda: D[("x", "y")], lambda: D[("x", 1)].astext, lambda: D[0], lambda: t.c.j["a"].astext.cast(Integer) > 5,
  lambda: D.contains({"a": 1}), lambda: D.contained_by({"a": 1}), lambda: D.has_key("k"), lambda: D.has_all(["a", "b"]), lambda: D.has_any(array(["a"])), lambda: D.delete_path(array(["a", "b"])), lambda: D.path_exists("$.a"), lambda: D.path_match("$.a > 1"), lambda: D + D, lambda: D - "a", lambda: D["a"].as_string(), lambda: D["a"].as_integer() == 3, lambda: cast(D["a"], Integer), lambda: D["a"] == {"z": 1}, lambda: D == None, lambda: D.is_(None), lambda: D["a"].astext.is_(None), lambda: D["a"].astext.like("x%"),
  lambda: t.c.tags[1], lambda: t.c.tags[1:2], lambda: t.c.tags.contains(["a"]), lambda: t.c.tags.contained_by(["a", "b"]), lambda: t.c.tags.overlap(["a"]), lambda: t.c.tags.any("x"), lambda: t.c.tags.all("x"), lambda: t.c.nums.any(5, operator=operators.lt), lambda: Any("a", t.c.tags), lambda: All("a", t.c.tags), lambda: t.c.tags + ["z"], lambda: t.c.tags == ["a"], lambda: t.c.nums[1][2], lambda: literal(5) == any_(t.c.nums), lambda: func.unnest(t.c.tags),
  lambda: array([1, 2]), lambda: array(["x", t.c.name]), lambda: array([1, 2]) + array([3]), lambda: array([array([1]), array([2])]), lambda: array([]), lambda: array([], type_=Integer), lambda: t.c.tags.contains(array(["q"])),
  lambda: t.c.h["k"], lambda: t.c.h.has_key("k"), lambda: t.c.h.contains({"a": "1"}), lambda: t.c.h.keys(), lambda: t.c.h.vals(), lambda: t.c.h.defined("x"), lambda: t.c.h.delete("x"), lambda: t.c.h.slice(array(["a"])), lambda: t.c.h + t.c.h, lambda: hstore("a", "b"), lambda: t.c.h.array(), lambda: t.c.h.matrix(), lambda: t.c.h.has_all(array(["a"])),
  lambda: t.c.r.contains(5), lambda: t.c.r * t.c.r, lambda: t.c.r - t.c.r, lambda: t.c.r + t.c.r, lambda: func.lower(t.c.r),
  lambda: t.c.v.match("cat"), lambda: t.c.name.match("cat"), lambda: t.c.name.match("cat", postgresql_regconfig="english"), lambda: t.c.v.op("@@")(func.to_tsquery("x")), lambda: func.to_tsvector(t.c.name).bool_op("@@")(func.plainto_tsquery("y")),
  lambda: func.array_agg(aggregate_order_by(t.c.id, t.c.name.desc())), lambda: func.string_agg(t.c.name, aggregate_order_by(literal_column("','"), t.c.name)), lambda: array_agg(t.c.id), lambda: array_agg(t.c.id).contains([1]), lambda: func.jsonb_build_object("a", t.c.id), lambda: func.coalesce(D["a"].astext, "none"),
  lambda: t.c.name.ilike("x"), lambda: t.c.name.regexp_match("^a"), lambda: ~t.c.name.regexp_match("^a"), lambda: t.c.name.regexp_replace("a", "b", flags="g"), lambda: t.c.name.is_distinct_from("a"), lambda: func.now() - text("interval '1 day'"), lambda: extract("year", func.now()), lambda: t.c.name.collate("C"), lambda: t.c.name.concat("z"), lambda: t.c.id / 2, lambda: t.c.id // 2, lambda: cast("5", JSONB), lambda: literal({"a": 1}, JSONB), lambda: literal([1], ARRAY(Integer)), lambda: type_coerce({"a": 1}, JSONB), lambda: tuple_(t.c.id, t.c.name).in_([(1, "a")])]:
    try: x = e()
    except Exception as ex: print("BUILD", type(ex).__name__, ex); continue
    p(select(x))

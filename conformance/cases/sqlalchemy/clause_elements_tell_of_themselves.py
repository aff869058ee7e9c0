# statement API introspection and naming
from sqlalchemy import *
from sqlalchemy.sql import visitors, operators
import warnings
m = MetaData()
a = Table("a", m, Column("id", Integer, primary_key=True), Column("x", String(30), key="ex"), Column("y", Integer))
b = Table("b", m, Column("id", Integer, primary_key=True), Column("aid", ForeignKey("a.id")), Column("z", Integer))
sq = select(a.c.id, func.count().label("n")).group_by(a.c.id).subquery("sq")
ct = select(b).cte("ct")
ex = {"col": a.c.ex, "lab": a.c.y.label("lb"), "bin": a.c.y + 1, "fn": func.max(a.c.y), "fnl": func.max(a.c.y).label("mx"), "litc": literal_column("1+1"), "litcl": literal_column("q").label("w"), "text": text("foo"), "cast": cast(a.c.y, String), "castfn": cast(func.f(a.c.y), String), "case": case((a.c.y > 1, "q")), "and": and_(a.c.y > 1, a.c.ex == "q"), "not": not_(a.c.ex == "a"), "null": null(), "true": true(), "exists": exists().where(a.c.id == b.c.aid), "tc": type_coerce(a.c.y, String), "over": func.row_number().over(order_by=a.c.y), "filt": func.count(a.c.id).filter(a.c.y > 2), "bp": bindparam("bp", 3), "sqc": sq.c.n, "ctc": ct.c.z, "neg": -a.c.y, "desc": a.c.y.desc(), "coll": collate(a.c.ex, "C"), "extract": extract("year", a.c.y), "dist": distinct(a.c.y), "table": a, "alias": a.alias("al").c.y, "bool": a.c.y == 5, "in": a.c.y.in_([1, 2]), "btw": a.c.y.between(1, 2), "any": any_(a.c.y), "json": column("j", JSON)["q"], "col0": column("free"), "colt": column("free2", Integer)}
for n, e in ex.items():
    print("==", n)
    def p(label, f):
        try: print("  ", label, f())
        except Exception as x: print("  ", label, type(x).__name__, str(x)[:160])
    s = None
    try: s = select(e)
    except Exception as x: print(type(x).__name__, x)
    p("str", lambda: str(e).replace("\n", " "))
    p("repr", lambda: repr(e) if n not in ("sub",) and " at 0x" not in repr(e) else "obj")
    for at in ("name", "key", "type", "description", "anon_label", "base_columns", "proxy_set", "expression", "is_selectable", "is_clause_element", "supports_execution", "primary_key", "timetuple", "stringify_dialect", "__visit_name__"):
        if at in ("anon_label", "base_columns", "proxy_set", "entity_namespace"): continue
        p(at, lambda: (lambda v: v if not callable(v) else "callable")(getattr(e, at)))
    if s is not None:
        p("sel", lambda: str(s).replace("\n", " "))
        p("keys", lambda: s.selected_columns.keys())
        p("exp", lambda: s.exported_columns.keys())
        p("sub", lambda: s.subquery("s1").c.keys())
        p("cd", lambda: [{k: (v if k in ("name", "aliased") else str(v)) for k, v in d.items()} for d in s.column_descriptions])
        p("froms", lambda: [str(f).replace("\n", " ") for f in s.get_final_froms()])
        p("tqc", lambda: str(s.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)).replace("\n", " "))
        p("outer", lambda: str(select(s.subquery())).replace("\n", " "))
        p("twice", lambda: str(select(e, e)).replace("\n", " "))
        p("order", lambda: str(select(e).order_by(e).group_by(e)).replace("\n", " "))
        p("labx", lambda: str(select(e.label("zz")).order_by("zz").order_by(desc("zz")).group_by("zz")).replace("\n", " "))
        p("where", lambda: str(select(a.c.id).where(e)).replace("\n", " "))
        p("comp", lambda: e.compare(e))
        p("iter", lambda: [x.__visit_name__ for x in visitors.iterate(e)])

        p("gch", lambda: [type(x).__name__ for x in e.get_children()])

from sqlalchemy import *
from sqlalchemy.dialects import sqlite, postgresql, mysql, mssql, oracle
m = MetaData()
a = Table("a", m, Column("id", Integer, primary_key=True), Column("x", String(30)), Column("y", Integer))
b = Table("b", m, Column("id", Integer, primary_key=True), Column("aid", ForeignKey("a.id")), Column("z", Integer))
c = Table("c", m, Column("id", Integer, primary_key=True), Column("p", Integer), schema="sch")
ds = [sqlite, postgresql, mysql, mssql, oracle]
s1 = select(a.c.id, a.c.x)
s2 = select(b.c.id, cast(b.c.z, String))
ct = s1.where(a.c.y > 3).cte("ct")
rec = select(a.c.id, a.c.y).where(a.c.y == 1).cte("rec", recursive=True)
rec = rec.union_all(select(a.c.id, a.c.y).join(rec, rec.c.id == a.c.y))
ins = insert(a).values(x="q", y=5).returning(a.c.id).cte("insd")
upd = update(a).where(a.c.id == 3).values(y=9).returning(a.c.id, a.c.y).cte("updd")
dele = delete(b).where(b.c.z == 3).returning(b.c.id).cte("deld")
stm = {
 "u": lambda: union(s1, s2), "ua": lambda: union_all(s1, s2), "ex": lambda: except_(s1, s2), "exa": lambda: except_all(s1, s2), "int": lambda: intersect(s1, s2), "inta": lambda: intersect_all(s1, s2),
 "uo": lambda: union(s1, s2).order_by("id").limit(3), "uoo": lambda: union(s1, s2).order_by(desc("x")).limit(3).offset(2),
 "ulim": lambda: union(s1.order_by(a.c.x).limit(2), s2.limit(1)), "unest": lambda: union(s1, s2.union_all(s1)), "unest2": lambda: s1.union(s2).intersect(s1), "unest3": lambda: except_(union(s1, s2), s1).order_by("x"),
 "usub": lambda: select(union(s1, s2).subquery("uu")), "usub2": lambda: select(func.count()).select_from(s1.union(s2).alias()), "ucte": lambda: select(union(s1, s2).cte("k")),
 "ct": lambda: select(ct).join(b, b.c.aid == ct.c.id), "ct2": lambda: select(ct, ct.alias("q")), "rec": lambda: select(rec), "ins": lambda: select(ins), "upd": lambda: select(upd).join(a, a.c.id == upd.c.id), "del": lambda: select(func.count()).select_from(dele),
 "ctens": lambda: select(s1.cte("o", nesting=True)), "insct": lambda: insert(a).from_select(["id", "x"], select(ct)), "updct": lambda: update(a).where(a.c.id.in_(select(ct.c.id))).values(y=1), "delct": lambda: delete(a).where(a.c.id == ct.c.id), "updfrom": lambda: update(a).values(y=b.c.z).where(a.c.id == b.c.aid),
 "updfrom2": lambda: update(a).values({a.c.y: select(b.c.z).where(b.c.aid == a.c.id).scalar_subquery(), a.c.x: a.c.x + "k"}), "updord": lambda: update(a).ordered_values((a.c.y, 3), ("x", a.c.y)),
 "delusing": lambda: delete(a).where(a.c.id == b.c.aid).where(b.c.z == c.c.p), "updmulti": lambda: update(a).values({a.c.y: 3, b.c.z: 4}).where(a.c.id == b.c.aid),
 "insret": lambda: insert(a).values(x="1").returning(a), "insdef": lambda: insert(a), "insempty": lambda: insert(a).values({}), "insmany": lambda: insert(a).values([{"x": "1", "y": 2}, {"x": "3", "y": 4}]), "insexpr": lambda: insert(a).values(x=func.lower("X"), y=a.c.y + 1), "insfs": lambda: insert(a).from_select(["x", "y"], select(a.c.x, b.c.z).join(b)),
 "updret": lambda: update(a).values(y=a.c.y + 1).returning(a.c.id, (a.c.y * 2).label("dbl")), "delret": lambda: delete(a).returning(a.c.x, func.upper(a.c.x)), "lat": lambda: select(a, (lt := select(b.c.z).where(b.c.aid == a.c.id).lateral("l"))), "latj": lambda: select(a.c.id).join((l2 := select(b.c.z).where(b.c.aid == a.c.id).limit(2).lateral()), true()),
 "latleft": lambda: select(a.c.id).outerjoin(select(b.c.z).where(b.c.aid == a.c.id).lateral("x"), true()), "ts": lambda: select(a.tablesample(func.bernoulli(10), name="q", seed=func.random())), "ts2": lambda: select(a.tablesample(5)), "val": lambda: select(values(column("q", Integer), column("w", String), name="v").data([(1, "a"), (2, "b")])),
 "val2": lambda: select(a).join(values(column("q", Integer), name="v", literal_binds=True).data([(1,), (2,)]).alias("vv"), literal_column("vv.q") == a.c.id), "valc": lambda: select(values(column("q", Integer), column("r", Integer), name="v").data([(1, 2)]).cte("vcte")),
 "lim": lambda: select(a).limit(3), "limo": lambda: select(a).order_by(a.c.x).limit(3).offset(4), "off": lambda: select(a).offset(4), "offo": lambda: select(a).order_by(a.c.id).offset(4), "fetch": lambda: select(a).order_by(a.c.id).fetch(3), "ftie": lambda: select(a).order_by(a.c.id).fetch(3, with_ties=True), "fper": lambda: select(a).order_by(a.c.id).fetch(3, percent=True).offset(2), "limexpr": lambda: select(a).limit(bindparam("k") + 1).offset(func.foo(2)), "slice": lambda: select(a).slice(2, 8),
 "dist": lambda: select(a.c.x).distinct(), "diston": lambda: select(a.c.x, a.c.y).distinct(a.c.x), "distord": lambda: select(a.c.x).distinct().order_by(a.c.y),
 "fu": lambda: select(a).with_for_update(), "fun": lambda: select(a).with_for_update(nowait=True), "fus": lambda: select(a).with_for_update(skip_locked=True, read=True), "fuof": lambda: select(a).join(b).with_for_update(of=a), "fuofc": lambda: select(a).join(b).with_for_update(of=[a.c.x, b.c.z], key_share=True), "fukr": lambda: select(a).with_for_update(key_share=True, read=True), "fulim": lambda: select(a).limit(2).with_for_update(),
 "pref": lambda: select(a).prefix_with("SQL_X", "Y").prefix_with("ORAP", dialect="oracle").suffix_with("SUF").suffix_with("MSUF", dialect="mysql"), "hint": lambda: select(a).with_hint(a, "idx(%(name)s)").with_hint(a, "nolock", "mssql").with_statement_hint("OPT").with_statement_hint("OPT2", "oracle"), "hintal": lambda: select(a.alias("zz")).with_hint(a.alias("zz"), "H", "mysql"), "inspref": lambda: insert(a).prefix_with("IGNORE", dialect="mysql").prefix_with("OR REPLACE", dialect="sqlite").values(x="1"), "updhint": lambda: update(a).with_hint("WITH (PAGLOCK)", dialect_name="mssql").values(x="1").prefix_with("LOW"), "delhint": lambda: delete(a).with_hint("WITH (P)").where(a.c.id == 1),
 "schema": lambda: select(c, a).where(c.c.id == a.c.id), "fullj": lambda: select(a.c.id).join(b, full=True), "nestj": lambda: select(a.c.id).select_from(a.outerjoin(b.join(c, b.c.z == c.c.p), a.c.id == b.c.aid)), "ex1": lambda: select(exists().where(a.c.id == b.c.aid)), "ex2": lambda: select(a).where(~exists(select(b.c.id).where(b.c.aid == a.c.id))), "ex3": lambda: select(a).where(select(b).where(b.c.aid == a.c.id).exists()), "scal": lambda: select(a.c.id, select(func.max(b.c.z)).where(b.c.aid == a.c.id).correlate(a).scalar_subquery().label("mx")).order_by("mx"), "grp": lambda: select(a.c.x, func.count().label("n")).group_by("x").having(func.count() > 2).order_by(desc("n"), a.c.x), "lab": lambda: select(a.c.id.label("q"), (a.c.y + 1).label("w")).order_by(a.c.id, (a.c.y + 1).desc()), "tn": lambda: select(a, b).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL), "nolab": lambda: select(a.c.id, b.c.id).set_label_style(LABEL_STYLE_NONE), "dup": lambda: select(a.c.id, b.c.id, a.c.id, a.c.id),
 "text": lambda: text("select :a, ':b', \\:c, x::int").bindparams(a=3), "textcols": lambda: select(text("select 1 as q").columns(column("q", Integer)).subquery("tq")), "textsel": lambda: select(text("now()"), literal_column("'a:b'")).select_from(text("foo")).where(text("z = :q")),
}
for n, f in stm.items():
    for d in [None] + ds:
        nm = d.__name__.split(".")[-1] if d else "default"
        try:
            cc = f().compile(dialect=d.dialect() if d else None)
            print(n, nm, "|", str(cc).replace("\n", " "), cc.params)
        except Exception as e:
            print(n, nm, type(e).__name__, str(e)[:190].replace("\n", " "))
    try:
        print(n, "LIT", str(f().compile(compile_kwargs={"literal_binds": True})).replace("\n", " "))
    except Exception as e:
        print(n, "LIT", type(e).__name__, str(e)[:190].replace("\n", " "))

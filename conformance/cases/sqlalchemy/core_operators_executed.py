from sqlalchemy import create_engine, MetaData, Table, Column, Integer, String, Float, Boolean, select, insert, func, and_, or_, not_, literal, case, null, true, false, tuple_, text

engine = create_engine("sqlite://")
m = MetaData()
t = Table("t", m, Column("id", Integer, primary_key=True), Column("s", String), Column("n", Integer), Column("f", Float), Column("ok", Boolean))
m.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(t), [{"s": "Alpha", "n": 7, "f": 0.5, "ok": True}, {"s": "beta_x", "n": -2, "f": 2.0, "ok": False}, {"s": "50%", "n": 0, "f": None, "ok": None}, {"s": None, "n": None, "f": 1.25, "ok": True}])
c = t.c
conditions = [
    c.s == "Alpha", c.s != "Alpha", c.s.is_(None), c.s.is_not(None), c.n > 0, c.n.between(-2, 0), ~c.n.between(-2, 0), c.n.in_([7, 0]), c.n.not_in([7, 0]), c.n.in_([]), c.n.not_in([]), c.s.in_(["Alpha", None]),
    c.s.like("%a%"), c.s.ilike("A%"), c.s.not_like("%a%"), c.s.contains("a"), c.s.contains("%", autoescape=True), c.s.startswith("beta_", autoescape=True), c.s.endswith("x"), c.s.icontains("ALPHA"), c.s.contains("_x"), ~c.s.contains("a"),
    c.ok, ~c.ok, c.ok == True, c.ok.is_(None), c.ok.is_(True), c.ok.is_not(True), and_(c.ok, c.n > 0), or_(c.ok, c.n == 0), not_(or_(c.ok, c.n == 0)), and_(c.n > -5, or_(c.s == "50%", c.f > 1)), (c.n > 0) | (c.f > 1) & (c.n < 0),
    c.n + 1 > 1, c.n * 2 == 14, c.n % 2 == 1, c.n / 2 == 3.5, c.n // 2 == 3, -c.n == 2, c.n - 1 == 6, c.f * 2 == c.n - 6, c.s + "!" == "Alpha!", c.s.is_distinct_from("Alpha"), c.n.is_distinct_from(None), c.s.collate("NOCASE") == "ALPHA", c.n.op("&")(2) == 2, c.n.bitwise_and(4) > 0, c.n.op("<>")(7),
    func.length(c.s) == 5, func.coalesce(c.n, 99) == 99, case((c.n > 0, "p"), else_="q") == "p", true(), false(), and_(true(), c.n == 7), or_(false(), c.n == 7), c.n == null(), tuple_(c.s, c.n) == tuple_("Alpha", 7), tuple_(c.s, c.n).in_([("Alpha", 7), ("beta_x", 3)]), literal(7) == c.n, 7 == c.n, 3 < c.n, text("n = 7"), c.n == select(func.max(c.n)).scalar_subquery(),
]
with engine.connect() as conn:
    for cond in conditions:
        q = select(c.id).where(cond).order_by(c.id)
        print(conn.execute(q).scalars().all(), str(q).split("WHERE ")[-1].replace("\n", " ") if "WHERE" in str(q) else "-")
    for expr in (c.n + 1, c.n / 2, c.n // 2, c.n % 4, -c.n, c.s + "-" + c.s, c.f * c.n, c.n == 7, c.ok, ~c.ok, c.n.is_(None), func.abs(c.n), c.s.concat("z"), 10 - c.n, 10 / c.n, literal("x") + c.s, c.n * 1.5, func.max(c.n).over(), c.n.bitwise_xor(3), c.n.bitwise_not(), c.n.bitwise_lshift(2)):
        print(conn.execute(select(expr).order_by(c.id)).scalars().all())

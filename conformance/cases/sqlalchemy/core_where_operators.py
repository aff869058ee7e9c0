from sqlalchemy import MetaData, Table, Column, Integer, String, Boolean, and_, or_, not_, select, true, false, null

m = MetaData()
t = Table("item", m, Column("id", Integer, primary_key=True), Column("name", String), Column("qty", Integer), Column("ok", Boolean))
c = t.c
exprs = [
    c.name == "a", c.name != "a", c.qty > 1, c.qty >= 1, c.qty < 1, c.qty <= 1,
    c.name == None, c.name != None, c.name.is_(None), c.name.is_not(None),
    c.qty + 1, 1 + c.qty, c.qty - 1, c.qty * 2, c.qty / 2, c.qty // 2, c.qty % 3, -c.qty,
    c.name + "x", "x" + c.name, c.name.concat("y"),
    (c.qty + 1) * 2, c.qty + 1 + 2, c.qty - 1 - 2, c.qty - (c.id - 1), (c.qty * 2) + 1,
    and_(c.qty > 1, c.name == "x"), or_(c.qty > 1, c.name == "x"),
    and_(or_(c.qty > 1, c.id == 2), c.name == "x"), or_(and_(c.qty > 1, c.id == 2), c.name == "x"),
    (c.qty > 1) & (c.name == "x") | (c.id == 3), ~(c.qty > 1), ~and_(c.qty > 1, c.id < 3), not_(c.name == "z"),
    ~c.name.like("a%"), c.name.like("a%"), c.name.ilike("a%"), c.name.not_like("b"), c.name.not_ilike("b"),
    c.name.startswith("a"), c.name.endswith("a"), c.name.contains("a"), c.name.icontains("a"), c.name.istartswith("a"),
    c.name.contains("50%", autoescape=True), c.name.startswith("a_b", autoescape=True, escape="^"), c.name.like("x", escape="/"),
    c.id.in_([1, 2, 3]), c.id.not_in([1, 2]), c.id.in_([]), ~c.id.in_([1]),
    c.id.in_(select(c.qty)), c.id.between(1, 5), ~c.id.between(1, 5), c.id.between(1, 5, symmetric=True),
    c.name.is_distinct_from("x"), c.name.is_not_distinct_from("x"),
    c.ok, ~c.ok, and_(c.ok, c.id == 1), or_(~c.ok, c.id == 1), c.ok == True, c.ok.is_(True), c.ok == False, c.ok != True,
    c.name.op("->>")("x"), c.id.op("&")(4), c.id.op("~~", is_comparison=True)(4), c.id.bool_op("@>")(4),
    c.id.bitwise_and(3), c.id.bitwise_or(3), c.id.bitwise_xor(3), c.id.bitwise_lshift(1), c.id.bitwise_rshift(1), c.id.bitwise_not(),
    c.name.collate("NOCASE"), c.name.collate("NOCASE") == "a", c.id.desc(), c.id.asc(), c.id.desc().nulls_last(), c.id.nulls_first(),
    c.name.distinct(), true(), false(), null(), and_(true(), c.id == 1), or_(false(), c.id == 1), and_(false(), c.id == 1), and_(True, c.id == 5),
    c.id == c.qty, c.id == (c.qty + 1), (c.id + 1) == c.qty, c.name == c.name.collate("x"),
    (c.id == 1) == (c.qty == 2), c.name.regexp_match("^a"), c.name.match("x"),
]
for e in exprs:
    print(e)
for e in (c.id == 1, c.id.in_([1, 2]), c.name.contains("x")):
    print(e.compile().params)
for e in (c.ok, ~c.ok, c.name.ilike("a"), c.id / 2, c.id.is_distinct_from(3)):
    from sqlalchemy.dialects import sqlite, postgresql, mysql
    print(e.compile(dialect=sqlite.dialect()), "|", e.compile(dialect=postgresql.dialect()), "|", e.compile(dialect=mysql.dialect()))

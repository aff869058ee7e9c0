from sqlalchemy import MetaData, Table, Column, Integer, String, ForeignKey, select, func, label, literal, case, cast, desc, asc, nulls_last, LABEL_STYLE_TABLENAME_PLUS_COL, LABEL_STYLE_NONE, bindparam, and_, column, table, create_engine, type_coerce

m = MetaData()
a = Table("a", m, Column("id", Integer, primary_key=True), Column("x", Integer), Column("ok", Integer, key="okay"))
b = Table("b", m, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")), Column("x", Integer))
for s in [
    select(a, b), select(a, b).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL), select(a.c.id, b.c.id, a.c.id), select(a.c.okay),
    select(a, b).set_label_style(LABEL_STYLE_NONE), select(a.c.x.label("id"), b.c.a_id), select(a.c.id, func.max(a.c.id), func.max(b.c.id)),
    select(label("foo", a.c.x + 1)).order_by(label("foo", a.c.x + 1)), select((a.c.x + 1).label("z")).where((a.c.x + 1).label("z") > 5), select((a.c.x + 1).label("z")).group_by("z").order_by(desc("z")),
    select((a.c.x + 1).label("z")).order_by(nulls_last(desc("z"))), select(a.c.x).order_by(a.c.x.label("q")), select(a.c.x.label("q")).order_by(a.c.x), select(a.c.x + 1, a.c.x + 2), select(cast(a.c.x, String), cast(b.c.x, String)),
    select(type_coerce(a.c.x, String), type_coerce(b.c.x, String)), select(case((a.c.x > 1, a.c.id))), select(func.count(a.c.id), func.count(b.c.id)),
    select(a).join(b, and_(a.c.id == b.c.a_id, b.c.x > 5)).where(a.c.x == 5, b.c.x == 6), select(a.alias("q").c.x, a.alias().c.x, a.alias().c.x), select(a.c.x).where(a.c.x.in_([1]), a.c.x.in_([2, 3])),
    select(a.c.id).where(a.c.x == bindparam("x")).where(b.c.x == bindparam("x")), select(select(a.c.x.label("n")).subquery("s").c.n), select(a.c.x.label("Upper"), a.c.x.label("with space"), a.c.x.label("select")),
    select(func.foo(a.c.x).label("f")).order_by("f", asc("f")), select(a.c.x).group_by(a.c.x).having(func.sum(a.c.id) > 3).order_by(func.sum(a.c.id).desc()), select(a.c.id.label("b_id"), b),
    select(select(a.c.id, b.c.id).join(b).subquery()), select(select(a, b).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).join(b).subquery()), select(-a.c.x, ~(a.c.x == 1), a.c.x == 1, a.c.x.desc()),
    select(table("T1", column("colA"), column("b-c"))), select(column("x"), column("x")), select(a.c.x.distinct(), a.c.id),
]:
    print(s)
    print([c.key for c in s.selected_columns], s.subquery().c.keys())
print(select(a.c.id).where(a.c.x == bindparam("x", 5)).compile().params, select(a.c.id).where(a.c.x == 5, a.c.x == 6).compile().params)
try:
    print(select(a.c.id).where(a.c.x == bindparam("x_1")).where(a.c.x == 5))
except Exception as e:
    print(type(e).__name__, e)
print(str(a), str(a.c.x), str(a.alias("z")), str(a.join(b)), str(a.outerjoin(b)), a.c.x.label("f"), repr(a.alias("z")) != "", a.alias("z").name, a.alias("z").c.x)

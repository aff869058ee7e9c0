from sqlalchemy import *
from sqlalchemy.dialects import postgresql, mysql, sqlite
m = MetaData()
a = Table("a", m, Column("id", Integer, primary_key=True), Column("x", String(20)), Column("y", Integer), Column("d", DateTime))
b = Table("b", m, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")), Column("z", Numeric(8, 2)))
ds = [postgresql.dialect(), mysql.dialect(), sqlite.dialect()]
stmts = {
 "page": select(a).order_by(a.c.id).limit(10).offset(20),
 "limit": select(a.c.x).order_by(a.c.y).limit(5),
 "update_from": update(a).values(x=b.c.z).where(a.c.id == b.c.a_id),
 "delete_from": delete(a).where(a.c.id == b.c.a_id).where(b.c.z > 5),
 "returning": insert(a).values(x="q").returning(a.c.id),
 "update_ret": update(a).values(y=1).returning(a.c.id, a.c.x),
 "full": select(a.c.id, b.c.z).join_from(a, b, full=True),
 "lateral": select(a.c.id, (l := select(b.c.z).where(b.c.a_id == a.c.id).lateral("l")).c.z).join(l, true()),
 "for_update": select(a).with_for_update(nowait=True, of=a),
 "bool": select(a.c.id).where(true()).where(a.c.y.is_(None)),
 "concat": select(a.c.x + "z"),
 "cast": select(cast(a.c.y, String(10)), cast(a.c.x, Integer), cast(a.c.y, Float), cast(a.c.d, Date)),
 "now": select(func.now(), func.current_timestamp(), func.char_length(a.c.x)),
 "extract": select(extract("month", a.c.d)),
 "ilike": select(a.c.id).where(a.c.x.ilike("q%")),
 "regexp": select(a.c.id).where(a.c.x.regexp_match("^a")),
 "cte": select((c := select(a.c.id).cte("c")).c.id),
 "rec": select((r := select(literal(1).label("n")).cte("r", recursive=True).union_all(select(literal_column("n + 1")).select_from(text("r")))).c.n),
 "distinct": select(a.c.x).distinct(),
 "nulls": select(a.c.id).order_by(a.c.y.desc().nulls_last()),
 "isdist": select(a.c.id).where(a.c.x.is_distinct_from("q")),
 "window": select(func.row_number().over(partition_by=a.c.x, order_by=a.c.y)),
 "values": insert(a).values([{"x": "1"}, {"x": "2"}]),
 "default": insert(a),
 "in": select(a.c.id).where(a.c.id.in_([1, 2])),
 "mod": select(a.c.y % 3, a.c.y / 2, a.c.y // 2),
 "agg": select(func.aggregate_strings(a.c.x, ",")),
 "schema": select(Table("t", MetaData(), Column("select", Integer), Column("MiX", Integer), schema="s")),
}
for n, s in stmts.items():
    print("--", n)
    for d in ds:
        try:
            c = s.compile(dialect=d); print(d.name, ":", " ".join(str(c).split()), c.params)
        except Exception as e: print(d.name, type(e).__name__, str(e).split("\n")[0])

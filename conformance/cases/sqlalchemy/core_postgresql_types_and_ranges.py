from sqlalchemy import *
from sqlalchemy.dialects import postgresql, mysql
from sqlalchemy.dialects.postgresql import *
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.mysql import insert as my_insert
from sqlalchemy.schema import CreateTable, CreateIndex, AddConstraint, DropConstraint
from sqlalchemy import ARRAY as SARRAY
import datetime
def attempt(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)

m = MetaData()
t = Table("doc", m, Column("id", Integer, primary_key=True), Column("data", JSONB), Column("tags", ARRAY(String)), Column("grid", ARRAY(Integer, dimensions=2)), Column("js", JSON), Column("during", TSRANGE), Column("n", INT4RANGE), Column("ip", INET), Column("u", UUID), Column("h", HSTORE), Column("tsv", TSVECTOR), Column("name", String), Column("iv", INTERVAL), Column("e", ENUM("a", "b", name="abc")), Column("money", MONEY), Column("bits", BIT(3)), Column("c", CIDR), Column("mac", MACADDR), Column("ci", CITEXT), Column("o", OID), Column("ts", TIMESTAMP(timezone=True, precision=3)), Column("mr", INT4MULTIRANGE), Column("by", BYTEA), Column("dp", DOUBLE_PRECISION), Column("r", REAL))
other = Table("other", m, Column("id", Integer, primary_key=True), Column("doc_id", ForeignKey("doc.id", ondelete="CASCADE")), Column("name", String))
D = postgresql.dialect()
def show(label, f):
    try:
        s = f()
        c = s.compile(dialect=D)
        print(label, "|", str(c).replace("\n", "~"), "|", c.params or "")
    except Exception as e:
        print(label, "!", type(e).__name__, str(e).replace("\n", "~")[:300])
show("ct", lambda: CreateTable(t))
show("ct2", lambda: CreateTable(other))
show("jsonb contains", lambda: select(t.c.data.contains({"a": 1})))
show("jsonb contained", lambda: select(t.c.data.contained_by({"a": 1})))
show("has key", lambda: select(t.c.data.has_key("a"), t.c.data.has_all(["a"]), t.c.data.has_any(array(["a", "b"]))))
show("get", lambda: select(t.c.data["a"], t.c.data["a"]["b"].astext, t.c.data[("a", "b")], t.c.data[("a", "b")].astext, t.c.js["x"].as_integer(), t.c.js["x"].as_string(), t.c.js["x"].as_float(), t.c.js["x"].as_boolean()))
show("astext cmp", lambda: select(t.c.id).where(t.c.data["a"].astext == "x"))
show("cast", lambda: select(t.c.data["a"].astext.cast(Integer)))
show("delete path", lambda: select(t.c.data.delete_path(array(["a"]))))
show("path exists", lambda: select(t.c.data.path_exists("$.a"), t.c.data.path_match("$.a")))
show("jsonb concat", lambda: select(t.c.data + {"x": 1}, t.c.data.concat({"x": 1}), t.c.data - "a"))
show("array any", lambda: select(t.c.id).where(t.c.tags.any("x")))
show("array all", lambda: select(t.c.id).where(t.c.tags.all("x")))
show("any_", lambda: select(t.c.id).where("x" == any_(t.c.tags)))
show("arr contains", lambda: select(t.c.tags.contains(["a"]), t.c.tags.overlap(["a", "b"]), t.c.tags.contained_by(["a"])))
show("arr idx", lambda: select(t.c.tags[1], t.c.grid[1][2], t.c.tags[1:2]))
show("arr concat", lambda: select(t.c.tags + ["q"]))
show("arr lit", lambda: select(array([1, 2, 3]), array(["a", "b"]) + array(["c"]), array([array([1, 2]), array([3, 4])])))
show("arr empty", lambda: select(array([], type_=Integer)))
show("array_agg", lambda: select(array_agg(t.c.name), func.array_agg(aggregate_order_by(t.c.name, t.c.id.desc()))))
show("string_agg order", lambda: select(func.string_agg(t.c.name, aggregate_order_by(literal_column("','"), t.c.name))))
show("agg order 2", lambda: select(func.string_agg(t.c.name, ",").within_group(t.c.name)))
show("filter", lambda: select(func.count().filter(t.c.id > 3), func.percentile_cont(0.5).within_group(t.c.id)))
show("range", lambda: select(t.c.id).where(t.c.n.contains(5)))
show("range2", lambda: select(t.c.id).where(t.c.n == Range(1, 5)))
show("range3", lambda: select(t.c.n.overlaps(Range(1, 5, bounds="[]")), t.c.n << Range(3, 4), t.c.n.adjacent_to(Range(1, 2)), t.c.n.contained_by(Range(1, 9)), t.c.n.not_extend_right_of(Range(1, 2)), t.c.n + Range(2, 3), t.c.n * Range(2, 3), t.c.n - Range(1, 2)))
show("range4", lambda: select(t.c.during.contains(datetime.datetime(2020, 1, 1))))
show("upsert", lambda: pg_insert(t).values(id=1, name="x").on_conflict_do_nothing())
show("upsert2", lambda: pg_insert(t).values(id=1, name="x").on_conflict_do_nothing(index_elements=["id"]))
def up3():
    s = pg_insert(t).values(id=1, name="x")
    return s.on_conflict_do_update(index_elements=[t.c.id], set_={"name": s.excluded.name, "data": {"k": 1}}, where=t.c.name != s.excluded.name).returning(t.c.id)
show("upsert3", up3)
show("upsert4", lambda: pg_insert(t).values([{"id": 1}, {"id": 2}]).on_conflict_do_update(constraint="doc_pkey", set_=dict(name="z")))
show("upsert5", lambda: pg_insert(t).values(id=1).on_conflict_do_update(index_elements=["name"], index_where=t.c.id > 3, set_={"name": func.lower("X")}))
show("distinct on", lambda: select(t.c.id, t.c.name).distinct(t.c.name).order_by(t.c.name, t.c.id))
show("for upd", lambda: select(t).with_only_columns(t.c.id).with_for_update(read=True, of=t, nowait=True))
show("for upd2", lambda: select(t.c.id).with_for_update(key_share=True, skip_locked=True))
show("match", lambda: select(t.c.name.match("x & y"), t.c.name.match("x", postgresql_regconfig="english")))
show("ts", lambda: select(func.to_tsvector("english", t.c.name), t.c.tsv.bool_op("@@")(func.to_tsquery("a")), func.plainto_tsquery("x")))
show("regexp", lambda: select(t.c.name.regexp_match("a"), t.c.name.regexp_match("a", flags="i"), t.c.name.regexp_match("a", flags="ix"), ~t.c.name.regexp_match("a"), t.c.name.regexp_replace("a", "b", flags="g")))
show("ilike", lambda: select(t.c.name.ilike("a"), t.c.name.not_ilike("a"), t.c.name.icontains("a%", autoescape=True)))
show("hstore", lambda: select(t.c.h["a"], t.c.h.has_key("a"), t.c.h.contains({"a": "b"}), t.c.h.defined("x"), t.c.h.delete("k"), t.c.h.keys(), t.c.h.vals(), t.c.h.matrix(), t.c.h.array(), t.c.h.slice(["a"]), t.c.h + {"q": "1"}))
show("del using", lambda: delete(t).where(t.c.id == other.c.doc_id).returning(t.c.id, other.c.name))
show("upd from", lambda: update(t).values(name=other.c.name).where(t.c.id == other.c.doc_id).returning(t.c.id))
show("upd arr", lambda: update(t).values({t.c.tags[1]: "x"}))
show("upd json", lambda: update(t).values({t.c.data["a"]: "x"}))
show("lateral", lambda: select(t.c.id, func.unnest(t.c.tags).alias("x").column))
show("unnest", lambda: select(func.unnest(t.c.tags).table_valued("tag").alias("tg")))
show("unnest ord", lambda: select(func.unnest(t.c.tags).table_valued("tag", with_ordinality="nr").render_derived(name="tg")))
show("gen series", lambda: select(func.generate_series(1, 5).table_valued("v")))
show("json each", lambda: select(func.jsonb_each(t.c.data).table_valued("key", "value")))
show("json agg", lambda: select(func.json_agg(t.c.name), func.jsonb_build_object("a", t.c.id), func.row_to_json(text("doc"))))
show("cte mat", lambda: select(select(t.c.id).cte("x").suffix_with("y", dialect="postgresql")))
show("ins cte", lambda: select(insert(other).values(name="q").returning(other.c.id).cte("ins")))
show("interval", lambda: select(func.now() - datetime.timedelta(days=1), cast("1 day", INTERVAL)))
show("extract", lambda: select(extract("epoch", t.c.ts), func.date_trunc("day", t.c.ts), func.age(t.c.ts)))
show("try", lambda: select(try_cast(t.c.name, Integer)))
show("collate", lambda: select(t.c.name.collate("de_DE"), t.c.name).order_by(collate(t.c.name, "C").desc().nulls_first()))
show("values", lambda: select(values(column("a", Integer), column("b", String), name="v").data([(1, "x"), (2, "y")])))
show("tuple", lambda: select(t.c.id).where(tuple_(t.c.id, t.c.name).in_([(1, "a"), (2, "b")])))
show("sample", lambda: select(t.c.id).select_from(tablesample(t, func.bernoulli(5), name="s", seed=func.random())))
show("ilike any", lambda: select(t.c.id).where(t.c.name.ilike(any_(array(["a", "b"])))))
show("func arr", lambda: select(func.array_length(t.c.tags, 1), func.cardinality(t.c.tags), func.array_to_string(t.c.tags, ",")))
show("xor", lambda: select(t.c.id.bitwise_xor(3), t.c.id.bitwise_or(1)))
show("excl", lambda: CreateTable(Table("room", MetaData(), Column("id", Integer, primary_key=True), Column("room", Integer), Column("during", TSRANGE), ExcludeConstraint(("room", "="), ("during", "&&"), name="no_overlap", using="gist", where=text("room > 3")))))
show("excl2", lambda: CreateTable(Table("room2", MetaData(), Column("during", TSRANGE), ExcludeConstraint((text("during"), "&&")), CheckConstraint("1 = 1", name="ck"), UniqueConstraint("during", name="uq", postgresql_nulls_not_distinct=True))))
ix = [Index("i1", t.c.data, postgresql_using="gin"), Index("i2", t.c.name, postgresql_where=t.c.id > 3), Index("i3", t.c.name, postgresql_ops={"name": "text_pattern_ops"}), Index("i4", t.c.id, postgresql_include=["name"]), Index("i5", func.lower(t.c.name), unique=True), Index("i6", t.c.name.desc().nulls_last(), postgresql_concurrently=True), Index("i7", t.c.name, postgresql_with={"fillfactor": 50}, postgresql_tablespace="ts"), Index("i8", t.c.name, postgresql_nulls_not_distinct=True)]
for i in ix:
    show(i.name, lambda: CreateIndex(i))
show("ct opts", lambda: CreateTable(Table("part", MetaData(), Column("id", Integer), Column("d", Date), postgresql_partition_by="RANGE (d)", postgresql_tablespace="ts", postgresql_with_oids=False)))
show("ct inh", lambda: CreateTable(Table("part2", MetaData(), Column("id", BigInteger, Identity(always=True, start=10, increment=2), primary_key=True), Column("s", SmallInteger, autoincrement=True), postgresql_inherits="part", postgresql_on_commit="DROP", prefixes=["TEMP"])))
show("ct serial", lambda: CreateTable(Table("s", MetaData(), Column("id", BigInteger, primary_key=True), Column("c", String, comment="col c", server_default="x'y"), Column("v", VARCHAR(5, collation="de")), comment="hello")))
show("add fk", lambda: AddConstraint(list(other.foreign_key_constraints)[0]))
show("literal", lambda: select(literal([1, 2], ARRAY(Integer)), literal({"a": 1}, JSONB), bindparam("x", type_=JSONB)))
D2 = postgresql.dialect()
print(select(t.c.id).where(t.c.tags.contains(["a", "b"])).compile(dialect=D2, compile_kwargs={"literal_binds": True}))
print(Range(1, 5), repr(Range(1, 5)), Range(1, None), 3 in Range(1, 5), Range(1, 5).contains(Range(2, 3)), Range(1, 5).overlaps(Range(5, 7)), Range(1, 5).adjacent_to(Range(5, 6)), Range(1, 5).union(Range(4, 8)), Range(1, 5).intersection(Range(3, 9)), Range(1, 5).difference(Range(3, 9)), Range(empty=True), Range(1, 1).is_empty, Range(1, 5).lower_inc, Range(1, 5).upper_inf, bool(Range(empty=True)), Range(1, 5) == Range(1, 5), Range(1, 5).strictly_left_of(Range(6, 7)))

R = Range
for f in (lambda: R(1, 5) + R(7, 9), lambda: R(1, 9) - R(3, 4), lambda: R(1, 5) - R(9, 12), lambda: R(1, 5) * R(9, 12), lambda: R(1, 5) == R(1, 4, bounds="[]"), lambda: R(1.0, 5.0).adjacent_to(R(5.0, 6.0)), lambda: R(None, 5).contains(R(None, 4)),
          lambda: R(datetime.date(2024, 1, 1), datetime.date(2024, 2, 1)).adjacent_to(R(datetime.date(2024, 2, 1), None)), lambda: R(1, 5).not_extend_left_of(R(0, 3)), lambda: R(1, 5).not_extend_right_of(R(0, 3)), lambda: R(1, 5).strictly_right_of(R(-3, 0, bounds="[]")), lambda: R(None, None), lambda: R(3, 5, bounds="(]").lower_inc, lambda: hash(R(1, 2)) == hash(R(1, 2)), lambda: setattr(R(1, 2), "lower", 5), lambda: R(1, 5).contained_by(R(0, 9)), lambda: str(R(1, 4, bounds="()")), lambda: R(1, 10).difference(R(5, 20)), lambda: R(1, 10).difference(R(-5, 5)), lambda: R(empty=True).union(R(1, 2)), lambda: 5 in R(1, 5), lambda: 5 in R(1, 5, bounds="[]")):
    print(attempt(f))

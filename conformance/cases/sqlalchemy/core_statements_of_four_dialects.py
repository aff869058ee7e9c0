from sqlalchemy import *
from sqlalchemy.dialects import oracle, mssql, mysql, postgresql, sqlite
from sqlalchemy.schema import CreateTable, CreateIndex, DropIndex, DropTable, CreateSequence
m = MetaData()
emp = Table("employee", m, Column("id", Integer, primary_key=True), Column("name", String(30), nullable=False), Column("dept_id", ForeignKey("dept.id")),
    Column("salary", Numeric(10, 2)), Column("active", Boolean, default=True), Column("hired", DateTime, server_default=func.now()), Column("Mixed", Text), Column("user", Integer))
dept = Table("dept", m, Column("id", Integer, primary_key=True), Column("title", Unicode(50), index=True))
types = Table("kinds", m, Column("a", BigInteger, primary_key=True, autoincrement=False), Column("b", SmallInteger), Column("c", Float), Column("d", Double), Column("e", LargeBinary), Column("f", Date), Column("g", Time), Column("h", DateTime(timezone=True)),
    Column("i", Interval), Column("j", JSON), Column("k", Uuid), Column("l", Enum("x", "y", name="xy")), Column("m", UnicodeText), Column("n", Text), Column("o", Float(53)), Column("p", Numeric), Column("q", CHAR(3)), Column("r", NCHAR(3)), Column("s", VARCHAR(20)), Column("t", TIMESTAMP), Column("u", PickleType), Column("v", LargeBinary(16)), Column("w", BINARY(4)), Column("x", VARBINARY(10)), Column("y", String(10, collation="abc")))
schem = Table("t", m, Column("id", Integer, Identity(start=5), primary_key=True), Column("x", Integer, Computed("id + 1")), Column("z", Integer, CheckConstraint("z > 3")), UniqueConstraint("x", name="ux"), schema="sch")
a = emp.alias("a")
sub = select(func.count()).where(emp.c.dept_id == dept.c.id).scalar_subquery()
cte = select(emp.c.dept_id, func.sum(emp.c.salary).label("total")).group_by(emp.c.dept_id).cte("totals")
stmts = {
 "limit": select(emp.c.id, emp.c.name).limit(5),
 "limit order": select(emp.c.id, emp.c.name).order_by(emp.c.name).limit(5),
 "offset order": select(emp.c.id, emp.c.name).order_by(emp.c.name).offset(5),
 "limit offset": select(emp.c.id, emp.c.name).order_by(emp.c.name).limit(5).offset(10),
 "limit distinct": select(emp.c.name).distinct().order_by(emp.c.name).limit(5).offset(10),
 "fetch": select(emp.c.id).order_by(emp.c.id).fetch(4),
 "fetch off": select(emp.c.id).order_by(emp.c.id).fetch(4, with_ties=True).offset(2),
 "fetch pct": select(emp.c.id).order_by(emp.c.id).fetch(4, percent=True),
 "limit expr": select(emp.c.id).order_by(emp.c.id).limit(literal(3) + 4),
 "sub limit": select(select(emp.c.id).order_by(emp.c.id).limit(3).subquery()),
 "for update": select(emp.c.id).with_for_update(),
 "for update nowait": select(emp.c.id).with_for_update(nowait=True, of=emp.c.id),
 "skip": select(emp.c.id).with_for_update(skip_locked=True),
 "bool": select(emp.c.id).where(emp.c.active),
 "not bool": select(emp.c.id).where(~emp.c.active),
 "is true": select(emp.c.id).where(emp.c.active.is_(True)),
 "true": select(emp.c.id).where(true()),
 "and false": select(emp.c.id).where(and_(emp.c.id == 1, false())),
 "concat": select(emp.c.name + "x"),
 "concat2": select(emp.c.name.concat("x").concat(emp.c.Mixed)),
 "contains": select(emp.c.id).where(emp.c.name.contains("ab")),
 "ilike": select(emp.c.id).where(emp.c.name.ilike("ab%")),
 "icontains": select(emp.c.id).where(emp.c.name.icontains("ab")),
 "startswith": select(emp.c.id).where(emp.c.name.startswith("a%b", autoescape=True)),
 "cast": select(cast(emp.c.id, String), cast(emp.c.name, Integer), cast(emp.c.salary, Numeric(5, 1)), cast(emp.c.id, Float), cast(emp.c.id, Text), cast(emp.c.name, DateTime), cast(emp.c.name, Date)),
 "alias": select(a.c.id, a.c.name).where(a.c.Mixed == "q"),
 "join": select(emp.c.name, dept.c.title).join(dept).where(dept.c.title == "x"),
 "outer": select(emp.c.name, dept.c.title).outerjoin(dept),
 "full": select(emp.c.name, dept.c.title).outerjoin(dept, full=True),
 "scalar": select(dept.c.title, sub.label("n")),
 "exists": select(dept.c.title).where(exists().where(emp.c.dept_id == dept.c.id)),
 "cte": select(cte.c.total).where(cte.c.total > 5),
 "in": select(emp.c.id).where(emp.c.id.in_([1, 2])),
 "in empty": select(emp.c.id).where(emp.c.id.in_([])),
 "tuple in": select(emp.c.id).where(tuple_(emp.c.id, emp.c.name).in_([(1, "a")])),
 "mod": select(emp.c.id % 3, emp.c.id // 2, emp.c.id / 2, emp.c.salary / 2),
 "func": select(func.now(), func.current_date(), func.lower("X"), func.coalesce(emp.c.name, "x"), func.length(emp.c.name), func.char_length(emp.c.name), func.current_timestamp(), func.sysdate()),
 "agg": select(func.count(), func.max(emp.c.id), func.aggregate_strings(emp.c.name, ",")),
 "window": select(func.row_number().over(partition_by=emp.c.dept_id, order_by=emp.c.salary.desc())),
 "nulls": select(emp.c.id).order_by(emp.c.name.desc().nulls_last()),
 "case": select(case((emp.c.id > 3, "a"), else_="b")),
 "extract": select(extract("year", emp.c.hired), extract("dow", emp.c.hired)),
 "union": union(select(emp.c.id), select(dept.c.id)).order_by("id").limit(3),
 "except": select(emp.c.id).except_(select(dept.c.id)),
 "intersect": select(emp.c.id).intersect(select(dept.c.id)),
 "distinct from": select(emp.c.id.is_distinct_from(3), emp.c.id.isnot_distinct_from(3)),
 "null": select(emp.c.name.is_(None), null()),
 "match": select(emp.c.name.match("x")),
 "regexp": select(emp.c.name.regexp_match("^a")),
 "regexp repl": select(emp.c.name.regexp_replace("a", "b")),
 "collate": select(emp.c.name.collate("C")),
 "literal": select(literal("x"), literal(5), text("1")),
 "bit": select(emp.c.id.bitwise_and(3), emp.c.id.bitwise_xor(2), ~emp.c.id.bitwise_or(1), emp.c.id.bitwise_lshift(2)),
 "insert": insert(emp).values(name="x", salary=5),
 "insert2": insert(dept),
 "insert empty": insert(dept).values(),
 "insert ret": insert(emp).values(name="x").returning(emp.c.id, emp.c.name),
 "insert multi": insert(dept).values([{"title": "a"}, {"title": "b"}]),
 "insert sel": insert(dept).from_select(["title"], select(emp.c.name).where(emp.c.id > 3)),
 "update": update(emp).where(emp.c.id == 1).values(name="y", salary=emp.c.salary * 2),
 "update ret": update(emp).where(emp.c.id == 1).values(name="y").returning(emp.c.id),
 "update from": update(emp).where(emp.c.dept_id == dept.c.id).values(name=dept.c.title),
 "update sub": update(emp).values(name=select(dept.c.title).where(dept.c.id == emp.c.dept_id).scalar_subquery()),
 "delete": delete(emp).where(emp.c.id == 1),
 "delete ret": delete(emp).where(emp.c.id == 1).returning(emp.c.id),
 "delete using": delete(emp).where(emp.c.dept_id == dept.c.id),
 "schema": select(schem.c.id, schem.c.x).where(schem.c.x == 3),
 "star": select(text("*")).select_from(emp),
 "lateral": select(emp.c.id, select(dept.c.title).where(dept.c.id == emp.c.dept_id).lateral("l")),
 "sample": select(emp.tablesample(10).c.id),
 "reserved": select(emp.c.user, emp.c.Mixed),
 "values": select(values(column("q", Integer), name="v").data([(1,), (2,)])),
 "ct emp": CreateTable(emp), "ct dept": CreateTable(dept), "ct kinds": CreateTable(types), "ct sch": CreateTable(schem), "ci": CreateIndex(list(dept.indexes)[0]), "di": DropIndex(list(dept.indexes)[0]), "dt": DropTable(emp), "seq": CreateSequence(Sequence("s", start=3)),
}
import sys
for d in (oracle, mssql, mysql, postgresql):
    name = d.__name__.rsplit(".", 1)[1]
    for k, s in stmts.items():
        try:
            c = s.compile(dialect=d.dialect())
            print(name, k, "|", str(c).replace("\n", "~"), "|", c.params if c.params else "")
        except Exception as e:
            print(name, k, "!", type(e).__name__, str(e).replace("\n", "~")[:200])

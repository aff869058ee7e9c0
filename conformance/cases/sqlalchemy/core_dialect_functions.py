from sqlalchemy import MetaData, Table, Column, Integer, String, DateTime, Boolean, Float, Date, Numeric, Text, JSON, LargeBinary, select, func, cast, extract, literal, text, Enum, Interval, Time, BigInteger, Uuid, ForeignKey, update, delete, insert, SmallInteger, Unicode, case, or_, and_, Double
from sqlalchemy.dialects import sqlite, postgresql, mysql
from sqlalchemy.schema import CreateTable, CreateIndex
from sqlalchemy import Index

m = MetaData()
t = Table("Items", m, Column("id", Integer, primary_key=True), Column("name", String(40), nullable=False, server_default="n/a"), Column("at", DateTime(timezone=True)), Column("ok", Boolean), Column("u", Uuid), Column("kind", Enum("a", "b", name="kind_t")), Column("j", JSON), Column("iv", Interval), Column("t", Time), Column("dbl", Double), Column("user", Integer, ForeignKey("owner.id")))
o = Table("owner", m, Column("id", BigInteger, primary_key=True), Column("nm", Unicode(9), unique=True), Column("pic", LargeBinary), Column("d", Date), Column("fl", Float(24)), Column("num", Numeric(12, 4)))
for d in (sqlite.dialect(), postgresql.dialect(), mysql.dialect()):
    print("==", d.name, d.paramstyle)
    for s in [
        CreateTable(o), select(t.c.id, t.c.user, t.c.name), select(extract("year", t.c.at)), select(t.c.name + "x", t.c.name.concat("y")), select(t).where(t.c.name.ilike("a%")), select(t.c.id).where(t.c.name.contains("q")), select(t.c.id).where(t.c.ok, ~t.c.ok), select(t.c.id).where(t.c.ok.is_(True)), select(t.c.id).where(t.c.ok == False),
        select(t.c.id / 2, t.c.id % 5), select(cast(t.c.id, String), cast(t.c.name, Integer), cast(t.c.id, Numeric(5, 2))), select(func.now(), func.current_timestamp(), func.current_date()), select(t.c.id).limit(3).offset(1), select(t.c.id).where(t.c.id.in_([1, 2])), select(func.count().filter(t.c.id > 2)),
        insert(t).values(name="z"), update(t).values(name="z").where(t.c.id == 1), delete(t).where(t.c.id == 1), select(t.c.id).with_for_update(read=True), select(t.c.id).with_for_update(skip_locked=True, of=t), select(o.c.nm).join(t, t.c.user == o.c.id), update(t).where(t.c.user == o.c.id).values(name=o.c.nm) if d.name != "mysql" else select(1 == t.c.id), select(t.c.id).order_by(t.c.name.nulls_last()) if d.name != "mysql" else select(t.c.id),
        select(t.c.name.collate("C")), select(func.char_length(t.c.name), func.random()), select(literal(True), literal("q")), select(case((t.c.ok, 1), else_=0)), select(t.c.name.regexp_match("^x")), select(t.c.name.is_distinct_from("x")), select(func.coalesce(t.c.name, None, "z")),
    ]:
        print(s.compile(dialect=d))
    if d.name != "mysql":
        print(CreateIndex(Index("ix_%s" % d.name, t.c.name, t.c.id)).compile(dialect=d))
        print(CreateTable(t).compile(dialect=d))

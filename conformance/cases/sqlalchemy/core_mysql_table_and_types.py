from sqlalchemy import *
from sqlalchemy.dialects import mysql
from sqlalchemy.dialects.mysql import INTEGER, TINYINT, BIGINT, MEDIUMTEXT, LONGTEXT, ENUM, SET, YEAR, DOUBLE, DECIMAL, DATETIME, TIMESTAMP, BIT, MEDIUMINT, VARCHAR, LONGBLOB, JSON, insert
from sqlalchemy.schema import CreateTable, CreateIndex, DropIndex
m = MetaData()
t = Table("acc", m,
    Column("id", INTEGER(unsigned=True), primary_key=True),
    Column("tiny", TINYINT(1)), Column("flag", TINYINT(display_width=1), server_default="0"), Column("big", BIGINT(20, unsigned=True)),
    Column("mt", MEDIUMTEXT), Column("lt", LONGTEXT(collation="utf8mb4_bin")), Column("e", ENUM("a", "b")), Column("s", SET("x", "y")),
    Column("y", YEAR), Column("d", DOUBLE(asdecimal=False)), Column("dec", DECIMAL(10, 2, unsigned=True)),
    Column("dt", DATETIME(fsp=6)), Column("ts", TIMESTAMP, server_default=text("CURRENT_TIMESTAMP")), Column("b", BIT(3)), Column("mi", MEDIUMINT), Column("v", VARCHAR(30, charset="latin1")), Column("lb", LONGBLOB), Column("j", JSON),
    Column("note", String(50), comment="a note"),
    mysql_engine="InnoDB", mysql_charset="utf8mb4", comment="accounts")
print(CreateTable(t).compile(dialect=mysql.dialect()))
ix = Index("ix_note", t.c.note, mysql_length=10)
print(CreateIndex(ix).compile(dialect=mysql.dialect()))
print(DropIndex(ix).compile(dialect=mysql.dialect()))
d = mysql.dialect()
s = insert(t).values(id=1, note="x")
print(s.on_duplicate_key_update(note=s.inserted.note, tiny=3).compile(dialect=d))
print(select(t).with_hint(t, "USE INDEX (ix)").limit(5).offset(3).compile(dialect=d))
print(select(t.c.id).where(t.c.note.match("abc")).compile(dialect=d))
print(select(t.c.j["a"]["b"]).compile(dialect=d))
print(update(t).where(t.c.id == 3).values(note=func.concat(t.c.note, "!")).compile(dialect=d))
print(select(func.group_concat(t.c.note.op("ORDER BY")(t.c.id))).compile(dialect=d))
print(select(t.c.note.regexp_match("^a")).compile(dialect=d))
print(cast(t.c.note, Integer).compile(dialect=d), cast(t.c.id, String(10)).compile(dialect=d))

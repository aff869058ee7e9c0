"""Mistakes while building statements, and the words SQLAlchemy answers with."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, and_, bindparam, case, create_engine, delete, exc, func, insert, literal, select, text, update, inspect, union

engine = create_engine("sqlite://")
meta = MetaData()
user = Table("user", meta, Column("id", Integer, primary_key=True), Column("name", String(10), nullable=False))
post = Table("post", meta, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("user.id")), Column("title", String))
lost = Table("lost", meta, Column("id", Integer, ForeignKey("nowhere.id"), primary_key=True))
mistakes = {
    "column": lambda: user.c.age,
    "key": lambda: user.c["age"],
    "truth": lambda: bool(user.c.id == 1 and user.c.name == "a"),
    "string where": lambda: select(user).where("id = 1"),
    "string select": lambda: select("id"),
    "table twice": lambda: Table("user", meta, Column("x", Integer)),
    "positional": lambda: select([user.c.id]),
    "order": lambda: str(select(user.c.id).order_by("nope desc")),
    "insert key": lambda: str(insert(user).values(age=3)),
    "foreign": lambda: str(select(lost).join(user)),
    "create": lambda: meta.create_all(create_engine("sqlite://")),
    "in": lambda: user.c.id.in_("abc"),
    "in one": lambda: user.c.id.in_(5),
    "len": lambda: len(select(user)),
    "iterate": lambda: list(select(user)),
    "attribute": lambda: select(user).filter_by(age=1),
    "subquery": lambda: select(select(user.c.id, user.c.name).scalar_subquery()),
    "limit": lambda: str(select(user).limit("x")),
    "url": lambda: create_engine("nosuch://host/db"),
    "bad url": lambda: create_engine("not a url"),
    "option": lambda: create_engine("sqlite://", colour="red"),
    "type": lambda: Column("a", "Integer"),
    "length": lambda: str(__import__("sqlalchemy").schema.CreateTable(Table("v", MetaData(), Column("s", String))).compile(dialect=__import__("sqlalchemy.dialects.mysql").dialects.mysql.dialect())),
    "literal": lambda: str(select(literal(object())).compile(compile_kwargs={"literal_binds": True})),
    "inspect": lambda: inspect(5),
    "with_only": lambda: select(user).with_only_columns([user.c.id]),
    "returning": lambda: delete(user).returning("x y"),
    "reuse": lambda: Table("other", MetaData(), user.c.id),
    "no name": lambda: str(__import__("sqlalchemy").schema.CreateTable(Table("w", MetaData(), Column(Integer)))),
    "values": lambda: insert(user).values(1, 2, 3).compile().params,
    "multi": lambda: str(insert(user).values([{"id": 1}, {"name": "x"}])),
}
for name, mistake in mistakes.items():
    try:
        print(name, "->", mistake())
    except Exception as error:
        print(name, type(error).__name__, str(error).split("\n")[0])

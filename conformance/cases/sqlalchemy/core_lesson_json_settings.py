"""Settings kept as JSON: reading keys, comparing, changing and null of two kinds."""
from sqlalchemy import JSON, Column, Integer, MetaData, String, Table, create_engine, func, insert, null, select, update, cast, type_coerce, text

engine = create_engine("sqlite://")
meta = MetaData()
profile = Table("profile", meta, Column("id", Integer, primary_key=True), Column("nick", String(10)),
                Column("prefs", JSON), Column("extra", JSON(none_as_null=True)))
meta.create_all(engine)
with engine.begin() as conn:
    conn.execute(insert(profile), [
        {"nick": "ann", "prefs": {"theme": "dark", "size": 12, "tags": ["a", "b"]}, "extra": {"x": 1}},
        {"nick": "bob", "prefs": {"theme": "light", "size": 9, "ratio": 1.5, "on": True}, "extra": None},
        {"nick": "cat", "prefs": None, "extra": [1, 2, {"deep": "é"}]},
        {"nick": "dan", "prefs": null(), "extra": "text"},
    ])
    print(conn.execute(text("select nick, prefs, extra from profile order by id")).all())
    for row in conn.execute(select(profile.c.nick, profile.c.prefs["theme"], profile.c.prefs["tags"][0].as_string()).order_by(profile.c.id)):
        print(row)
    size = profile.c.prefs["size"].as_integer()
    print(conn.scalars(select(profile.c.nick).where(size > 10)).all())
    print(conn.scalars(select(profile.c.nick).where(profile.c.prefs["on"].as_boolean())).all())
    print(conn.scalars(select(profile.c.prefs["ratio"].as_float()).where(profile.c.nick == "bob")).one())
    print(conn.execute(select(profile.c.extra[("2", "deep")]).where(profile.c.nick == "cat")).scalar())
    print("sql null", conn.scalars(select(profile.c.nick).where(profile.c.prefs.is_(None))).all())
    print("json null", conn.scalars(select(profile.c.nick).where(profile.c.prefs == JSON.NULL)).all())
    conn.execute(update(profile).where(profile.c.nick == "ann").values(prefs=func.json_set(profile.c.prefs, "$.theme", "blue")))
    print(conn.execute(select(profile.c.prefs).where(profile.c.nick == "ann")).scalar_one())
    kinds = select(profile.c.nick, func.json_type(profile.c.prefs), func.json_type(profile.c.extra)).order_by(profile.c.nick)
    print([tuple(r) for r in conn.execute(kinds)])
    each = func.json_each(profile.c.prefs).table_valued("key", "value", name="item")
    q = select(profile.c.nick, each.c.key).select_from(profile.join(each, text("1"))).where(profile.c.id <= 2).order_by(profile.c.nick, each.c.key)
    print(q)
    print(conn.execute(q).all())
    q = select(func.count()).where(profile.c.prefs["theme"].as_string().in_(["light", "blue"]))
    print(conn.scalar(q))
try:
    profile.c.nick["theme"]
except Exception as error:
    print(type(error).__name__, error)

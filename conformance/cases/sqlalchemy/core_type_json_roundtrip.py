from sqlalchemy import JSON, Column, Integer, MetaData, Table, create_engine, insert, null, select

t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("data", JSON), Column("strict", JSON(none_as_null=True)))
engine = create_engine("sqlite://")
with engine.begin() as conn:
    t.create(conn)
    conn.execute(insert(t), [{"id": 1, "data": {"a": [1, {"b": "x"}], "n": 2.5}, "strict": None}, {"id": 2, "data": None, "strict": [1]}])
    conn.execute(insert(t).values(id=3, data=null(), strict=JSON.NULL))
    print(conn.execute(select(t)).all())
    print(conn.exec_driver_sql("SELECT data, strict FROM t").all())
    print(conn.scalar(select(t.c.data["a"][1]["b"].as_string()).where(t.c.id == 1)))
    print(conn.scalar(select(t.c.data[("a", 0)].as_integer()).where(t.c.id == 1)))
    print(conn.execute(select(t.c.id).where(t.c.data["n"].as_float() > 2)).all())

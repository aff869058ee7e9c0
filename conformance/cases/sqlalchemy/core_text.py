from sqlalchemy import create_engine, text, bindparam, Integer, String, select, column, literal_column, table

engine = create_engine("sqlite://")
with engine.connect() as conn:
    conn.execute(text("CREATE TABLE some_table (x int, y int)"))
    conn.execute(text("INSERT INTO some_table (x, y) VALUES (:x, :y)"), [{"x": 1, "y": 1}, {"x": 2, "y": 4}])
    conn.commit()
with engine.begin() as conn:
    conn.execute(text("INSERT INTO some_table (x, y) VALUES (:x, :y)"), [{"x": 6, "y": 8}, {"x": 9, "y": 10}])
with engine.connect() as conn:
    result = conn.execute(text("SELECT x, y FROM some_table"))
    for row in result:
        print(f"x: {row.x}  y: {row.y}")
    result = conn.execute(text("SELECT x, y FROM some_table WHERE y > :y"), {"y": 2})
    for x, y in result:
        print(x, y)
    for d in conn.execute(text("SELECT x, y FROM some_table")).mappings():
        print(d["x"], d)
    r = conn.execute(text("UPDATE some_table SET y=:y WHERE x=:x"), [{"x": 9, "y": 11}, {"x": 13, "y": 15}])
    print(r.rowcount)
    conn.rollback()
    stmt = text("SELECT x, y FROM some_table WHERE y > :y ORDER BY x, y").bindparams(y=6)
    print(stmt, stmt.compile().params)
    print(conn.execute(stmt).all())
    typed = text("SELECT x, y FROM some_table WHERE x = :x").bindparams(bindparam("x", type_=Integer)).columns(x=Integer, y=String)
    print(conn.execute(typed, {"x": 1}).all())
    sub = text("SELECT x, y FROM some_table").columns(column("x"), column("y")).subquery("q")
    print(select(sub.c.x).where(sub.c.y > 1))
    print(conn.execute(select(sub.c.x).where(sub.c.y > 1)).all())
    print(conn.execute(text("SELECT 'a\\:b' AS c")).scalar(), text("x::int = :y"), text("a \\:b"))
    print(conn.execute(select(text("x"), text("y")).select_from(text("some_table")).where(text("x > :v")).order_by(text("x desc")), {"v": 1}).all())
    print(conn.execute(select(literal_column("x + 1").label("k")).select_from(table("some_table"))).scalars().all())
    print(conn.execute(text("SELECT * FROM some_table WHERE x IN :ids").bindparams(bindparam("ids", expanding=True)), {"ids": [1, 2]}).all())
    print(conn.exec_driver_sql("SELECT x FROM some_table WHERE x > ?", (2,)).all())
    conn.exec_driver_sql("INSERT INTO some_table VALUES (?, ?)", [(50, 51), (60, 61)])
    print(conn.execute(text("SELECT count(*), max(x) FROM some_table")).one())

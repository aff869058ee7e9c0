from sqlalchemy import create_engine, text, URL, make_url, inspect, MetaData, Table, Column, Integer, select, exc
import sqlalchemy

engine = create_engine("sqlite://")
print(engine, repr(engine), engine.url, engine.dialect.name, engine.driver, engine.name)
print(create_engine("sqlite:///:memory:"), create_engine("sqlite+pysqlite:///:memory:").url.database)
u = make_url("postgresql+psycopg2://scott:tiger@localhost:5432/test?x=1")
print(u, repr(u), u.drivername, u.username, u.password, u.host, u.database, u.render_as_string(hide_password=False), u.get_backend_name())
print(URL.create("mysql", username="u", password="p@ss", host="h", database="d").render_as_string(hide_password=False))
with engine.connect() as a, engine.connect() as b:
    a.execute(text("CREATE TABLE shared (x INTEGER)"))
    a.execute(text("INSERT INTO shared VALUES (1)"))
    a.commit()
    print(b.execute(text("SELECT count(*) FROM shared")).scalar())
    print(a.engine is engine, a.dialect.name, a.closed)
other = create_engine("sqlite://")
with other.connect() as c:
    try:
        c.execute(text("SELECT * FROM shared"))
    except exc.OperationalError as e:
        print(e)
insp = inspect(engine)
print(insp.get_table_names(), insp.has_table("shared"), insp.has_table("nope"))
conn = engine.connect()
r = conn.execute(text("SELECT 1 AS one"))
print(r.scalar_one())
conn.close()
print(conn.closed)
with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as c:
    c.execute(text("INSERT INTO shared VALUES (2)"))
with engine.connect() as c:
    print(c.scalar(text("SELECT count(*) FROM shared")))
    c.execute(text("INSERT INTO shared VALUES (3)"))
with engine.connect() as c:
    print(c.scalar(text("SELECT count(*) FROM shared")))
engine.dispose()
with engine.connect() as c:
    try:
        print(c.execute(text("SELECT * FROM shared")).all())
    except exc.OperationalError as e:
        print(type(e.orig).__name__, e.orig.args)
print(sqlalchemy.__version__.split(".")[0])

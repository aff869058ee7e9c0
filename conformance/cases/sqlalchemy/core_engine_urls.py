from sqlalchemy import URL, create_engine, make_url

u = make_url("postgresql+psycopg2://scott:ti%40ger@localhost:5432/test?sslmode=require")
print(u.drivername, u.username, u.password, u.host, u.port, u.database, dict(u.query))
print(u, "|", u.render_as_string(hide_password=False))
print(URL.create("sqlite", database="x.db"), u.get_backend_name(), u.get_driver_name())
print(u.set(database="other", password=None))
print(create_engine("sqlite:///:memory:").url, create_engine("sqlite://").name)
for bad in ("not a url", "nosuch://x"):
    try:
        create_engine(bad)
    except Exception as e:
        print(type(e).__name__, e)

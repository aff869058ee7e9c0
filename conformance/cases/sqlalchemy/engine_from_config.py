import sqlalchemy as sa
from sqlalchemy import engine_from_config, pool
from sqlalchemy.engine import make_url

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

settings = {"sqlalchemy.url": "sqlite://", "sqlalchemy.echo": "false", "sqlalchemy.pool_recycle": "3600", "other": "x"}
e = engine_from_config(settings)
print(e, e.echo, e.url)
with e.connect() as c:
    print(c.scalar(sa.text("select 1")))
t(lambda: engine_from_config({"db.url": "sqlite://", "db.hide_parameters": True}, prefix="db."))
t(lambda: engine_from_config({"url": "sqlite://"}, prefix="", poolclass=pool.StaticPool).pool.__class__.__name__)
t(lambda: engine_from_config({}))
t(lambda: engine_from_config({"sqlalchemy.url": "sqlite://", "sqlalchemy.nonsense": "1"}))
t(lambda: engine_from_config({"sqlalchemy.url": "sqlite://", "sqlalchemy.echo": "maybe"}))
t(lambda: engine_from_config({"sqlalchemy.url": "sqlite://", "sqlalchemy.pool_recycle": "soon"}))
t(lambda: engine_from_config(settings, "sqlalchemy.", url="sqlite:///:memory:").url)
u = make_url("sqlite:///x.db")
print(make_url(u) is u)

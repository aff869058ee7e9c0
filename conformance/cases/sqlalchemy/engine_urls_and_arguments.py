from sqlalchemy import *
from sqlalchemy.engine import URL, make_url
urls = ["sqlite://", "sqlite:///:memory:", "sqlite:///foo.db", "sqlite:////abs/foo.db", "sqlite:///file:x?mode=memory&cache=shared&uri=true", "postgresql://u:p@h:5432/db", "postgresql+psycopg2://u:p%40ss%2Fw@h/db?sslmode=require&a=b&a=c", "mysql+pymysql://u@[::1]:3306/db", "mssql+pyodbc:///?odbc_connect=foo%20bar", "oracle+cx_oracle://scott:tiger@host:1521/?service_name=x", "postgresql:///db", "postgresql://h", "postgresql://h/", "postgresql://:p@h/d", "postgresql://u:@h", "mysql://u:p@h?charset=utf8mb4", "foo", "://x", "a b://x", "sqlite:/foo", "pg://u:p:q@h", "sqlite+pysqlite:///x.db?timeout=5", "postgresql://u%3Ax:p%25@h/d%20b", "postgresql://user name:pass word@h/d", "postgresql+asyncpg://h1:1,h2:2/db", "postgresql://?host=a:1&host=b:2", "", 5, None, "a://b:c"]
for u in urls:
    print("==", u)
    try:
        x = make_url(u)
    except Exception as e:
        print(type(e).__name__, e); continue
    print(repr(x), str(x))
    print(x.drivername, x.username, x.password, x.host, x.port, x.database, dict(x.query), x.query)
    print(x.render_as_string(), x.render_as_string(hide_password=False), x.get_backend_name())
    try: print(x.get_driver_name())
    except Exception as e: print(type(e).__name__, e)
    try: print(x.get_dialect().__name__, x.get_dialect().name, x.get_dialect().driver)
    except Exception as e: print(type(e).__name__, e)
    print(x.translate_connect_args(), x.translate_connect_args(username="user", database="db"), x.normalized_query)
    print(x.set(host="zz", port=9, password="q/q"), x.update_query_dict({"k": "v"}), x.update_query_string("z=1&z=2"), x.update_query_pairs([("a", "1"), ("a", "2")], append=True), x.difference_update_query(["a", "sslmode"]))
    print(x == make_url(u), hash(x) == hash(make_url(u)), x != "q", tuple(x)[:1], x._replace(drivername="q") if hasattr(x, "_replace") else "", isinstance(x, tuple), len(x))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: URL.create("postgresql", "u", "p@/:", "h", 5, "d", {"a": ["b", "c"], "x": "y"}))
t(lambda: repr(URL.create("postgresql", "u", "p@/:", "h", 5, "d", {"a": ["b", "c"], "x": "y"})))
t(lambda: URL.create(5)); t(lambda: URL.create("x", port="y")); t(lambda: URL.create("x", port="7").port); t(lambda: URL.create("x", query={"a": 5})); t(lambda: URL.create("x", query={5: "a"})); t(lambda: URL.create("x", query=[("a", "b")])); t(lambda: URL.create("x", username=5)); t(lambda: URL("x")); t(lambda: URL.create("x", password=5).password); t(lambda: URL.create("x", host=5)); t(lambda: URL.create("x", database=5)); t(lambda: URL.create("")); t(lambda: URL.create("a", nope=1))
u = make_url("sqlite://")
t(lambda: setattr(u, "host", "x")); t(lambda: u.nope); t(lambda: u.set(nope=1)); t(lambda: u.update_query_dict({"a": 5})); t(lambda: u < u)
for a, k in [(("sqlite://",), {}), (("sqlite://",), dict(echo=True)), (("sqlite:///a.db",), {}), (("foo://",), {}), (("sqlite+foo://",), {}), ((5,), {}), (("sqlite://",), dict(nope=1)), (("sqlite://",), dict(pool_size=5, nope=2, x=3)), (("sqlite://",), dict(pool_size=5)), (("sqlite://",), dict(isolation_level="FOO")), (("sqlite://",), dict(isolation_level="serializable")), (("sqlite://",), dict(execution_options={"isolation_level": "AUTOCOMMIT"})), (("sqlite://",), dict(future=False)), (("sqlite://",), dict(future=True)), (("sqlite://",), dict(case_sensitive=False)), (("sqlite://",), dict(encoding="x")), (("sqlite://",), dict(convert_unicode=True)), (("sqlite://",), dict(pool_recycle=5, pool_pre_ping=True, pool_timeout=3, max_overflow=4)), (("sqlite://",), dict(connect_args={"timeout": 3})), (("sqlite://",), dict(json_serializer=str, json_deserializer=str)), (("sqlite://",), dict(query_cache_size=0)), (("sqlite://",), dict(hide_parameters=True, echo_pool="debug", logging_name="x", pool_logging_name="y")), (("sqlite://",), dict(insertmanyvalues_page_size=3, use_insertmanyvalues=False)), (("sqlite://",), dict(skip_autocommit_rollback=True)), (("sqlite://",), dict(pool_reset_on_return="foo")), (("sqlite://",), dict(pool_reset_on_return=None)), (("sqlite://",), dict(enable_from_linting=False))]:
    try:
        e = create_engine(*a, **k)
        print(a, k, e, e.name, e.driver, type(e.pool).__name__, e.dialect.name, e.dialect.paramstyle, type(e.dialect).__name__, e.url, e.echo, e.get_execution_options())
        with e.connect() as c:
            print(c.execute(text("select 1")).scalar(), c.get_isolation_level(), c.default_isolation_level)
    except Exception as x: print(a, k, type(x).__name__, str(x)[:250])

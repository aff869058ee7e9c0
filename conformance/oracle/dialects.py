"""Makes oracle.py --dialects record what the real Django would send to PostgreSQL and MySQL for every statement.
No server is asked: the two backends compile with stand-ins for their drivers and with fixed server versions."""
import sys, types


class _Driver(types.ModuleType):
    """A module whose every name is a class, so that a backend can be imported."""
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        bases = (Exception,) if name.endswith("Error") or name == "Warning" else ()
        cls = type(name, bases, {"__init__": lambda self, *a, **k: None})
        setattr(self, name, cls)
        return cls


def _drivers():
    for name in ("psycopg2", "psycopg2.extensions", "psycopg2.extras", "psycopg2.sql", "psycopg2.errors",
                 "MySQLdb", "MySQLdb.constants", "MySQLdb.converters"):
        sys.modules[name] = _Driver(name)
        parent, _, child = name.partition(".")
        if child:
            setattr(sys.modules[parent], child, sys.modules[name])
    pg, ext, my = sys.modules["psycopg2"], sys.modules["psycopg2.extensions"], sys.modules["MySQLdb"]
    pg.__version__, pg.apilevel = "2.9.9", "2.0"
    for level, name in enumerate(("READ_UNCOMMITTED", "READ_COMMITTED", "REPEATABLE_READ", "SERIALIZABLE")):
        setattr(ext, "ISOLATION_LEVEL_" + name, level)
    nothing = lambda *a, **k: (lambda *a: None)
    ext.register_adapter = ext.register_type = ext.new_type = ext.new_array_type = ext.adapt = nothing
    sys.modules["psycopg2.extras"].register_uuid = nothing
    my.version_info, my.__version__ = (2, 2, 1, "final", 0), "2.2.1"
    sys.modules["MySQLdb.converters"].conversions = {}
    sys.modules["MySQLdb.constants"].CLIENT = types.SimpleNamespace(FOUND_ROWS=2)
    sys.modules["MySQLdb.constants"].FIELD_TYPE = type("FIELD_TYPE", (), {"__getattr__": lambda self, name: name})()


def record_into(found):
    """Append {sql, postgresql, mysql} to found for every statement of the ORM that is run from now on."""
    _drivers()
    from django.core.exceptions import EmptyResultSet
    from django.db import connections, NotSupportedError
    from django.db.backends.mysql.base import DatabaseWrapper as MySQL
    from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
    from django.db.models.sql.compiler import SQLAggregateCompiler, SQLCompiler, SQLDeleteCompiler, SQLInsertCompiler, SQLUpdateCompiler

    def backend(cls, engine):
        settings = dict(connections.databases["default"], ENGINE=engine, NAME="oracle", OPTIONS={})
        return cls(settings, "default")

    pg = backend(PostgreSQL, "django.db.backends.postgresql")
    pg.__dict__["pg_version"] = 150000
    my = backend(MySQL, "django.db.backends.mysql")
    my.__dict__["mysql_server_data"] = {"version": "8.0.36", "sql_mode": "", "default_storage_engine": "InnoDB",
                                        "lower_case_table_names": False, "has_zoneinfo_database": True}

    for connection in (pg, my):  # as if connected, and inside a transaction
        connection.connection, connection.autocommit = object(), False
    connections["oracle_postgresql"], connections["oracle_mysql"] = pg, my

    def text(query, alias):
        try:
            return query.clone().get_compiler(alias).as_sql()[0]
        except NotSupportedError as e:
            return str(e)

    real = SQLCompiler.execute_sql

    def execute_sql(self, *args, **kwargs):
        if type(self) in (SQLCompiler, SQLAggregateCompiler, SQLUpdateCompiler, SQLDeleteCompiler):
            query = self.query.clone()
            try:
                sql = query.clone().get_compiler(self.using or self.connection.alias).as_sql()[0]
                found.append({"sql": sql, "postgresql": text(query, "oracle_postgresql"), "mysql": text(query, "oracle_mysql")})
            except EmptyResultSet:
                pass
        return real(self, *args, **kwargs)

    SQLCompiler.execute_sql = execute_sql
    insert = SQLInsertCompiler.execute_sql

    def rows(query, alias, returning):
        compiler = query.clone().get_compiler(alias)
        compiler.returning_fields = returning
        return compiler.as_sql()[0][0]

    def insert_sql(self, returning_fields=None):
        query = self.query
        found.append({"sql": rows(query, "default", returning_fields), "postgresql": rows(query, "oracle_postgresql", returning_fields),
                      "mysql": rows(query, "oracle_mysql", None)})
        return insert(self, returning_fields)

    SQLInsertCompiler.execute_sql = insert_sql

import sqlalchemy as sa
import sqlalchemy.orm as orm
for n in ("attributes", "exc", "collections", "session", "query", "interfaces", "util"):
    try: print(n, getattr(orm, n).__name__)
    except Exception as e: print(n, type(e).__name__, e)
for n in ("exc", "event", "types", "sql", "inspect", "engine", "schema", "pool", "dialects"):
    try: print(n, getattr(getattr(sa, n), "__name__", "?"))
    except Exception as e: print(n, type(e).__name__, e)
print(orm.exc.NoResultFound.__name__, orm.attributes.flag_modified.__name__)

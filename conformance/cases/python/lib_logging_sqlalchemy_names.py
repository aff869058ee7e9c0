import logging
import sys

handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y"))
engine = logging.getLogger("sqlalchemy.engine")
engine.addHandler(handler)
engine.setLevel(logging.INFO)
logging.getLogger("sqlalchemy.engine.Engine").info("SELECT 1")
logging.getLogger("sqlalchemy.engine.Engine").debug("row")
logging.getLogger("sqlalchemy.pool").info("nobody listens")
django = logging.getLogger("django.db.backends")
django.addHandler(handler)
django.setLevel("DEBUG")
django.debug("(%.3f) %s; args=%s; alias=%s", 0.001, "SELECT 1", None, "default", extra={"duration": 0.001, "sql": "SELECT 1"})
print([name for name in ("sqlalchemy", "sqlalchemy.engine", "django") if isinstance(logging.root.manager.loggerDict.get(name), logging.Logger)])

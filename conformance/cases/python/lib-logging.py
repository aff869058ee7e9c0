import io
import logging
import sys

out = io.StringIO()
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
log = logging.getLogger("app.db")
log.info("hello %s %d", "x", 3)
log.debug("hidden")
log.warning("careful")
logging.error("root error %(a)s", {"a": 1})
print(log, logging.getLogger(), log.parent, log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(20), logging.getLevelName("ERROR"), logging.getLevelName(15))
h = logging.StreamHandler(out)
h.setFormatter(logging.Formatter("[{levelname}] {message} {lineno} {funcName}", style="{"))
log.addHandler(h)
log.propagate = False


def work():
    log.error("inside")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("oops")


work()
print(out.getvalue())


class Mine(logging.Handler):
    def emit(self, record):
        print("MINE", record.levelname, record.getMessage(), record.args, record.lineno, record.filename == record.pathname.rpartition("/")[2])


child = logging.getLogger("app.db.sql")
child.addHandler(Mine())
child.setLevel("DEBUG")
child.debug("SELECT %s", 1)
print(logging.getLogger("app.db.sql") is child, child.name, child.parent.name, log.hasHandlers(), log.getChild("z").name)


class Only(logging.Filter):
    def filter(self, record):
        return "yes" in record.getMessage()


child.addFilter(Only())
child.info("no")
child.info("yes!")
try:
    log.setLevel("LOUD")
except ValueError as e:
    print(e)
logging.getLogger("null").addHandler(logging.NullHandler())
logging.getLogger("null").propagate = False
logging.getLogger("null").error("nothing")
logging.disable(logging.CRITICAL)
log.critical("off")
logging.disable(logging.NOTSET)
ad = logging.LoggerAdapter(logging.getLogger("ad"), {"u": 1})
ad.warning("adapted")
from logging.config import dictConfig
dictConfig({"version": 1, "formatters": {"f": {"format": "%(levelname)s|%(message)s"}}, "handlers": {"c": {"class": "logging.StreamHandler", "formatter": "f", "stream": "ext://sys.stdout"}}, "loggers": {"cfg": {"handlers": ["c"], "level": "DEBUG", "propagate": False}}})
logging.getLogger("cfg").debug("configured")

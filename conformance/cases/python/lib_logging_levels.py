import logging
import sys

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app.db")
log.debug("hidden")
log.info("shown %s", 1)
log.warning("warn %(a)d", {"a": 2})
logging.error("root")
try:
    1 / 0
except ZeroDivisionError as e:
    log.error("failed: %s", e)
print(log.level, log.getEffectiveLevel(), log.isEnabledFor(10), log.name, log.parent, logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLogger("app.db") is log, repr(logging.getLogger()))
log.setLevel("DEBUG")
log.debug("now")
log.log(25, "odd level")
logging.addLevelName(25, "NOTICE")
log.log(25, "named")
logging.disable(logging.CRITICAL)
log.critical("silenced")
logging.disable(logging.NOTSET)
log.critical("back")
t(lambda: log.setLevel("LOUD"))
t(lambda: logging.getLogger(5))

import logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(levelname)-8s %(name)s: %(message)s")
log = logging.getLogger("app.db"); log.debug("x=%d", 5); log.info("hi %s %s", "a", [1]); log.warning("w"); log.error("e"); log.critical("c")
try: 1 / 0
except ZeroDivisionError: log.error("failed %s", type(sys.exc_info()[1]).__name__)
log.setLevel(logging.ERROR); log.info("hidden"); print(log.isEnabledFor(logging.INFO), log.getEffectiveLevel(), logging.getLevelName(20), log.parent.name)
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("{levelname}|{message}|{funcName}|{lineno}", style="{"))
l2 = logging.getLogger("other"); l2.propagate = False; l2.addHandler(h); l2.setLevel("INFO")
def fn(): l2.info("from fn")
fn()
class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()
h.addFilter(F()); l2.info("secret"); l2.info("ok", extra={"user": "bob"})
ad = logging.LoggerAdapter(l2, {"user": "x"}); ad.warning("adapted")
logging.log(35, "custom"); logging.addLevelName(35, "NOTICE"); logging.log(35, "custom")
print(logging.root, log)
class ListH(logging.Handler):
    def __init__(self): super().__init__(); self.r = []
    def emit(self, record): self.r.append((record.levelname, record.getMessage(), record.name, record.args))
lh = ListH(); l3 = logging.getLogger("l3"); l3.addHandler(lh); l3.propagate = False; l3.warning("a %s", 1); print(lh.r)
logging.disable(logging.CRITICAL); log.critical("no"); logging.disable(logging.NOTSET)
log.error("with dict %(a)s", {"a": 1}); log.error("bad %d", "x") if 0 else None
log.error("stack", stack_info=False, exc_info=ValueError("v"))

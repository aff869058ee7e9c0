import logging
import sys

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


root = logging.getLogger()
h = logging.StreamHandler(sys.stdout)
root.addHandler(h)
root.setLevel(logging.DEBUG)
for fmt, style in (("%(levelname)-8s|%(name)s|%(message)s", "%"), ("{levelname} {lineno} {message}", "{"), ("$levelno $message", "$")):
    h.setFormatter(logging.Formatter(fmt, style=style))
    logging.getLogger("a.b").warning("value %s and %r", 1, "x")
h.setFormatter(logging.Formatter("%(message)s"))
log = logging.getLogger("pkg")
log.info("dict %(k)s", {"k": "v"})
log.info("percent 100%")
log.info(["a", "list"])
log.debug("debug")
try:
    raise KeyError("k")
except KeyError:
    log.error("with info", exc_info=False)
child = log.getChild("sub")
print(child.name, child.parent.name, child.level, child.getEffectiveLevel(), log.handlers, logging.getLogger("pkg.sub") is child)
log.propagate = False
log.error("goes to the last resort? no: handled below") if log.hasHandlers() else print("no handlers")
record = logging.LogRecord("n", 20, "p.py", 3, "m %d", (4,), None)
print(record.getMessage(), record.levelname, record.filename, record.module, logging.Formatter("%(asctime)s", "%Y").usesTime())
t(lambda: logging.Formatter("{x", style="{"))
t(lambda: logging.Formatter("%(nope", style="%"))
t(lambda: logging.Formatter("x", style="?"))

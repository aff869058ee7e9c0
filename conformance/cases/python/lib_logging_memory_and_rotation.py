# Handlers that keep records back, write into queues and begin files anew.
import io, logging, logging.handlers, os, pathlib, queue, sys

log = logging.getLogger("shop"); log.setLevel(logging.DEBUG); log.propagate = False
buf = io.StringIO()
memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=logging.StreamHandler(buf))
log.addHandler(memory)
log.info("one"); log.info("two"); print(repr(buf.getvalue()))
log.error("three"); print(repr(buf.getvalue()), memory.buffer)
log.info("four"); memory.close(); print(buf.getvalue().split())
log.removeHandler(memory)

q = queue.Queue(); handler = logging.handlers.QueueHandler(q); log.addHandler(handler)
out = logging.StreamHandler(sys.stdout); out.setFormatter(logging.Formatter("%(levelname)s <%(message)s>"))
listener = logging.handlers.QueueListener(q, out, respect_handler_level=True)
listener.start(); log.warning("queued %s", "x")
listener.stop(); log.removeHandler(handler)

rotating = logging.handlers.RotatingFileHandler("app.log", maxBytes=40, backupCount=2)
rotating.setFormatter(logging.Formatter("%(message)s")); log.addHandler(rotating)
for i in range(12): log.info("message number %d", i)
rotating.close(); log.removeHandler(rotating)
for name in sorted(n for n in os.listdir(".") if n.startswith("app.log")): print(name, pathlib.Path(name).read_text().split("\n")); os.remove(name)
try: logging.handlers.TimedRotatingFileHandler("t.log", when="Q", delay=True)
except ValueError as e: print(e)

def factory(*args, **kw):
    record = logging.LogRecord(*args, **kw); record.user = "ada"; return record
logging.setLogRecordFactory(factory)
out.setFormatter(logging.Formatter("%(user)s: %(message)s")); log.addHandler(out); log.info("made by a factory"); print(logging.getLogRecordFactory() is factory)
adapter = logging.LoggerAdapter(log, {"user": "eve"})
print(adapter, adapter.isEnabledFor(10), adapter.getEffectiveLevel())
for config in ({"version": 1, "handlers": {"h": {"class": "nope.X"}}}, {"version": 1, "root": {"handlers": ["zz"]}},
               {"version": 1, "handlers": {"h": {"class": "logging.StreamHandler", "formatter": "f"}}}, {"version": 1, "loggers": {"a": {"level": "LOUD"}}},
               {"version": 1, "formatters": {"f": {"format": "{x", "style": "{"}}}):
    import logging.config
    try: logging.config.dictConfig(config)
    except ValueError as e: print(e, "|", repr(e.__cause__))

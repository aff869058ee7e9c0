import logging.config
import logging

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"short": {"format": "%(levelname).1s %(name)s: %(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout", "level": "INFO"}, "none": {"class": "logging.NullHandler"}},
    "loggers": {"django.db.backends": {"handlers": ["out"], "level": "DEBUG", "propagate": False}},
    "root": {"handlers": ["out"], "level": "WARNING"},
})
logging.getLogger("django.db.backends").info("select")
logging.getLogger("django.db.backends").debug("too low for the handler")
logging.getLogger("other").warning("root takes it")
logging.getLogger("other").info("no")
t(lambda: logging.config.dictConfig({}))
t(lambda: logging.config.dictConfig({"version": 2}))

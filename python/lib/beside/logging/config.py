# dictConfig: loggers, handlers, formatters and filters from one dict.
import contextlib
import importlib
import logging


def _named(path):
    """Find what a dotted path names."""
    module, _, attr = path.rpartition(".")
    try:
        return getattr(importlib.import_module(module), attr)
    except ImportError as e:
        raise ValueError("Cannot resolve %r: %s" % (path, e)) from e


@contextlib.contextmanager
def _configuring(what):
    try:
        yield
    except Exception as e:
        raise ValueError("Unable to configure " + what) from e


def _each(found, kind, name):
    try:
        return found[name]
    except KeyError as e:
        raise ValueError("Unable to %s %r" % (kind, name)) from e


def _made(spec, default):
    spec = dict(spec)
    factory = spec.pop("()", None) or spec.pop("class", None) or default
    if isinstance(factory, str):
        factory = _named(factory)
    for key, value in spec.items():
        if isinstance(value, str) and value.startswith("ext://"):
            spec[key] = _named(value[len("ext://"):])
    return factory, spec


def dictConfig(config):
    if config.get("version") != 1:
        raise ValueError("dictionary doesn't specify a version" if "version" not in config
                         else "Unsupported version: %s" % config["version"])
    if not config.get("disable_existing_loggers", True) is False and not config.get("incremental"):
        for name, logger in logging.Logger.manager.loggerDict.items():
            logger.disabled = name not in config.get("loggers", {})
    formatters = {}
    for name, spec in config.get("formatters", {}).items():
        with _configuring("formatter %r" % name):
            factory, rest = _made(spec, logging.Formatter)
            if "format" in rest:
                rest["fmt"] = rest.pop("format")
            formatters[name] = factory(**rest)
    filters = {}
    for name, spec in config.get("filters", {}).items():
        with _configuring("filter %r" % name):
            factory, rest = _made(spec, logging.Filter)
            filters[name] = factory(**rest)
    handlers = {}
    # a handler with another one as its target waits for that one
    for name, spec in sorted(config.get("handlers", {}).items(), key=lambda item: "target" in item[1]):
        with _configuring("handler %r" % name):
            if "formatter" in spec:
                _each(formatters, "set formatter", spec["formatter"])
            factory, rest = _made(spec, logging.StreamHandler)
            level, formatter, wanted = rest.pop("level", None), rest.pop("formatter", None), rest.pop("filters", ())
            if isinstance(rest.get("target"), str) and isinstance(factory, type) and factory.__name__ == "MemoryHandler":
                rest["target"] = handlers[rest["target"]]
            handler = handlers[name] = factory(**rest)
            handler.name = name
            if level is not None:
                handler.setLevel(level)
            if formatter is not None:
                handler.setFormatter(formatters[formatter])
            for f in wanted:
                handler.addFilter(f if callable(f) or hasattr(f, "filter") else _each(filters, "add filter", f))
    loggers = dict(config.get("loggers", {}))
    if "root" in config:
        loggers[""] = config["root"]
    for name, spec in loggers.items():
        with _configuring("logger %r" % name if name else "root logger"):
            logger = logging.getLogger(name)
            logger.disabled = False
            if "level" in spec:
                logger.setLevel(spec["level"])
            logger.handlers = [_each(handlers, "add handler", h) for h in spec.get("handlers", ())]
            logger.propagate = spec.get("propagate", True)
            for f in spec.get("filters", ()):
                logger.addFilter(_each(filters, "add filter", f))


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """The same as an .ini file says it: one of the snippet's, a file object, or a parser that has read it."""
    import configparser
    import sys

    cp = fname
    if not isinstance(fname, configparser.RawConfigParser):
        cp = configparser.ConfigParser(defaults)
        if hasattr(fname, "readline"):
            cp.read_file(fname)
        else:
            cp.read(fname, encoding=encoding)

    def keys(section, option="keys"):
        return [k.strip() for k in cp[section].get(option, "").split(",") if k.strip()]

    names = {"sys": sys, **vars(logging)}

    def named(word):
        try:
            return eval(word, names)
        except (AttributeError, NameError):
            return _named(word)

    formatters = {}
    for key in keys("formatters"):
        section = cp["formatter_" + key]
        texts = {n: section.get(n, raw=True) for n in ("format", "datefmt", "style")}
        cls = named(section["class"]) if section.get("class") else logging.Formatter
        formatters[key] = cls(texts["format"], texts["datefmt"], texts["style"] or "%")
    for handler in list(logging.getLogger().handlers):
        logging.getLogger().removeHandler(handler)
    handlers = {}
    for key in keys("handlers"):
        section = cp["handler_" + key]
        made = named(section["class"])(*eval(section.get("args", "()"), names), **eval(section.get("kwargs", "{}"), names))
        made.name = key
        if section.get("level"):
            made.setLevel(section["level"])
        if section.get("formatter"):
            made.setFormatter(formatters[section["formatter"]])
        handlers[key] = made
    loggers = keys("loggers")
    if "root" not in loggers:
        raise ValueError("list.remove(x): x not in list")
    existing = [n for n in sorted(logging.Logger.manager.loggerDict) if isinstance(logging.Logger.manager.loggerDict[n], logging.Logger)]
    said = []
    for key in ["root"] + [k for k in loggers if k != "root"]:
        section = cp["logger_" + key]
        logger = logging.getLogger(section["qualname"] if key != "root" else None)
        if section.get("level"):
            logger.setLevel(section["level"])
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
        if key != "root":
            said.append(section["qualname"])
            logger.propagate = section.getint("propagate", fallback=1)
            logger.disabled = False
        for handler in keys("logger_" + key, "handlers"):
            logger.addHandler(handlers[handler])
    for name in existing:
        if name in said:
            continue
        logger = logging.getLogger(name)
        if any(name.startswith(s + ".") for s in said):
            # below one that is told of: it does what that one does
            logger.setLevel(logging.NOTSET)
            logger.handlers = []
            logger.propagate = True
        else:
            logger.disabled = disable_existing_loggers

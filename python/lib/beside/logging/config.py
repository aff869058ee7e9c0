# dictConfig: loggers, handlers, formatters and filters from one dict.
import importlib
import logging


def _named(path):
    """Find what a dotted path names."""
    module, _, attr = path.rpartition(".")
    return getattr(importlib.import_module(module), attr)


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
        factory, rest = _made(spec, logging.Formatter)
        if "format" in rest:
            rest["fmt"] = rest.pop("format")
        formatters[name] = factory(**rest)
    filters = {}
    for name, spec in config.get("filters", {}).items():
        factory, rest = _made(spec, logging.Filter)
        filters[name] = factory(**rest)
    handlers = {}
    for name, spec in config.get("handlers", {}).items():
        factory, rest = _made(spec, logging.StreamHandler)
        level, formatter, wanted = rest.pop("level", None), rest.pop("formatter", None), rest.pop("filters", ())
        handler = handlers[name] = factory(**rest)
        handler.name = name
        if level is not None:
            handler.setLevel(level)
        if formatter is not None:
            handler.setFormatter(formatters[formatter])
        for f in wanted:
            handler.addFilter(filters[f])
    loggers = dict(config.get("loggers", {}))
    if "root" in config:
        loggers[""] = config["root"]
    for name, spec in loggers.items():
        logger = logging.getLogger(name)
        logger.disabled = False
        if "level" in spec:
            logger.setLevel(spec["level"])
        logger.handlers = [handlers[h] for h in spec.get("handlers", ())]
        logger.propagate = spec.get("propagate", True)
        for f in spec.get("filters", ()):
            logger.addFilter(filters[f])


def fileConfig(fname, *args, **kwargs):
    raise NotImplementedError("Diptych does not support files: logging.config.fileConfig has no file system")

# The module logging, as far as one process without files needs it.
import sys
import time
import traceback

NOTSET, DEBUG, INFO, WARNING, ERROR, CRITICAL = range(0, 60, 10)
WARN, FATAL = WARNING, CRITICAL
raiseExceptions = True
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"

_names = {NOTSET: "NOTSET", DEBUG: "DEBUG", INFO: "INFO", WARNING: "WARNING", ERROR: "ERROR", CRITICAL: "CRITICAL"}
_numbers = {text: number for number, text in _names.items()} | {"WARN": WARN, "FATAL": FATAL}
_begun = time.time()
_disabled_up_to = NOTSET


def getLevelName(level):
    known = _names.get(level, _numbers.get(level))
    return f"Level {level}" if known is None else known


def getLevelNamesMapping():
    return dict(_numbers)


def addLevelName(level, levelName):
    _names[level] = levelName
    _numbers[levelName] = level


def _level_number(level):
    if isinstance(level, int):
        return level
    if str(level) != level:
        raise TypeError("Level not an integer or a valid string: %r" % (level,))
    try:
        return _numbers[level]
    except KeyError:
        raise ValueError("Unknown level: %r" % (level,)) from None


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **extra):
        created = time.time()
        threading = sys.modules.get("threading")
        thread = threading.current_thread() if threading else None
        if len(args or ()) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        file = pathname.rpartition("/")[2]
        self.__dict__.update(
            name=name, msg=msg, args=args, levelname=getLevelName(level), levelno=level, pathname=pathname, filename=file,
            module=file.rpartition(".")[0] or file, exc_info=exc_info, exc_text=None, stack_info=sinfo, lineno=lineno,
            funcName=func, created=created, msecs=int(created * 1000 % 1000) + 0.0,
            relativeCreated=(created - _begun) * 1000, thread=thread.ident if thread else 1,
            threadName=thread.name if thread else "MainThread", process=1,
            processName="MainProcess")

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text

    def __repr__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname, self.lineno, self.msg)


_record_factory = LogRecord


def setLogRecordFactory(factory):
    global _record_factory
    _record_factory = factory


def getLogRecordFactory():
    return _record_factory


def makeLogRecord(values):
    record = LogRecord(None, NOTSET, "", 0, "", (), None)
    record.__dict__.update(values)
    return record


def _check_format(fmt, style):
    """Raise ValueError for a format that names no field, or not as its style does."""
    import re
    if style == "%":
        if not re.search(r"%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]", fmt, re.I):
            raise ValueError("Invalid format '%s' for '%s' style" % (fmt, "%"))
        return
    fields = set()
    if style == "{":
        from _string import formatter_parser
        try:
            for _, name, spec, conversion in formatter_parser(fmt):
                if name:
                    if not re.match(r"(\d+|\w+)(\.\w+|\[[^]]+\])*$", name):
                        raise ValueError("invalid field name/expression: %r" % name)
                    fields.add(name)
                if conversion and conversion not in "rsa":
                    raise ValueError("invalid conversion: %r" % conversion)
                if spec and not re.match(r"(.?[<=>^])?[+ -]?#?0?(\d+|{\w+})?[,_]?(\.(\d+|{\w+}))?[bcdefgnosx%]?$", spec, re.I):
                    raise ValueError("bad specifier: %r" % spec)
        except ValueError as e:
            raise ValueError("invalid format: %s" % e)
    else:
        from string import Template
        for m in Template.pattern.finditer(fmt):
            if name := m["named"] or m["braced"]:
                fields.add(name)
            elif m.group(0) == "$":
                raise ValueError("invalid format: bare '$' not allowed")
    if not fields:
        raise ValueError("invalid format: no fields")


class Formatter:
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"
    converter = staticmethod(time.localtime)

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in "%{$" or len(style) != 1:
            raise ValueError("Style must be one of: %,{,$")
        self._fmt = fmt or {"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
        self._style = style
        self._defaults = dict(defaults or {})
        self.datefmt = datefmt
        if validate:
            _check_format(self._fmt, style)

    def usesTime(self):
        return "asctime" in self._fmt

    def formatTime(self, record, datefmt=None):
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        return "".join(traceback.format_exception(*ei)).rstrip("\n")

    def formatStack(self, stack_info):
        return stack_info

    def formatMessage(self, record):
        values = {**self._defaults, **record.__dict__}
        if self._style == "%":
            return self._fmt % values
        if self._style == "{":
            return self._fmt.format(**values)
        from string import Template
        return Template(self._fmt).substitute(values)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        parts = [self.formatMessage(record)]
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        parts += [part for part in (record.exc_text, record.stack_info) if part]
        return "\n".join(parts)


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or (record.name + ".").startswith(self.name + ".")


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for f in self.filters:
            test = getattr(f, "filter", f)
            if not test(record):
                return False
        return True


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.name = self.lock = None
        self.formatter = None
        self.level = _level_number(level)

    def setLevel(self, level):
        self.level = _level_number(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def get_name(self):
        return self.name

    def set_name(self, name):
        self.name = name

    def format(self, record):
        return (self.formatter or _plain).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed

    def handleError(self, record):
        if raiseExceptions:
            print("--- Logging error ---", file=sys.stderr)
            traceback.print_exc(file=sys.stderr)
            print("Call stack:", file=sys.stderr)
            traceback.print_stack(file=sys.stderr)
            try:
                print("Message: %r\nArguments: %s" % (record.msg, record.args), file=sys.stderr)
            except RecursionError:
                raise
            except Exception:
                print("Unable to print the message and arguments - possible formatting error.\n"
                      "Use the traceback above to help find the error.", file=sys.stderr)

    def flush(self):
        pass

    def close(self):
        pass

    def createLock(self):
        pass

    acquire = release = createLock

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def setStream(self, stream):
        before, self.stream = self.stream, stream
        return before

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def __repr__(self):
        where = getattr(self.stream, "name", "")
        return f"<{type(self).__name__} {where}{' ' if where else ''}({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        import os
        self.baseFilename = os.path.abspath(filename)
        self.mode, self.encoding, self.errors, self.delay = mode, encoding, errors, delay
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            super().__init__(self._open())

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        if self.stream is None:
            self.stream = self._open()
        super().emit(record)

    def close(self):
        if self.stream is not None:
            self.stream.close()
            self.stream = None
        super().close()

    def __repr__(self):
        return "<%s %s (%s)>" % (type(self).__name__, self.baseFilename, getLevelName(self.level))


class NullHandler(Handler):
    def handle(self, record):
        pass

    emit = handle


class _StderrHandler(StreamHandler):
    stream = property(lambda self: sys.stderr, lambda self, value: None)


_plain = Formatter()
lastResort = _StderrHandler()
lastResort.setLevel(WARNING)


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _level_number(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):
        self.level = _level_number(level)

    def getEffectiveLevel(self):
        at = self
        while at is not None and not at.level:
            at = at.parent
        return at.level if at is not None else NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled_up_to and level >= self.getEffectiveLevel()

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def _reached(self):
        """Give the handlers that a record of this logger comes to."""
        at = self
        while at is not None:
            yield from at.handlers
            at = at.parent if at.propagate else None

    def hasHandlers(self):
        return any(True for _ in self._reached())

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = _record_factory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError("Attempt to overwrite %r in LogRecord" % key)
            record.__dict__[key] = value
        return record

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        found = False
        for handler in self._reached():
            found = True
            if record.levelno >= handler.level:
                handler.handle(record)
        if not found and lastResort is not None and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        frame = sys._getframe()
        while frame is not None and frame.f_globals.get("__name__") == __name__:
            frame = frame.f_back
        for _ in range(stacklevel - 1):
            frame = frame.f_back or frame
        place = ("(unknown file)", 0, "(unknown function)")
        if frame is not None:
            code = frame.f_code
            place = (getattr(code, "co_filename", place[0]), frame.f_lineno, getattr(code, "co_name", place[2]))
        if isinstance(exc_info, BaseException):
            exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        stack = None
        if stack_info:
            stack = "Stack (most recent call last):\n" + "".join(traceback.format_stack()).rstrip("\n")
        self.handle(self.makeRecord(self.name, level, place[0], place[1], msg, args, exc_info, place[2], extra, stack))

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    fatal = critical

    def warn(self, msg, *args, **kwargs):
        _old("The 'warn' method is")
        self.warning(msg, *args, **kwargs)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    def __init__(self, level):
        super().__init__("root", level)


root = RootLogger(WARNING)
Logger.root = root
_logger_class = Logger


class Manager:
    """The loggers by name; each name with a dot has the nearest named logger above it as parent."""

    def __init__(self):
        self.loggerDict = {}
        self.disable = 0

    def getLogger(self, name):
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        logger = self.loggerDict.get(name)
        if logger is None:
            logger = self.loggerDict[name] = _logger_class(name)
            logger.manager = self
            self._arrange()
        return logger

    def _arrange(self):
        for name, logger in self.loggerDict.items():
            above = name
            logger.parent = root
            while "." in above:
                above = above.rpartition(".")[0]
                if above in self.loggerDict:
                    logger.parent = self.loggerDict[above]
                    break


Logger.manager = root.manager = Manager()


def getLogger(name=None):
    return root if not name or name == "root" else Logger.manager.getLogger(name)


def setLoggerClass(klass):
    global _logger_class
    _logger_class = klass


def getLoggerClass():
    return _logger_class


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        _old("The 'warn' method is")
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        return self.logger.hasHandlers()

    manager = property(lambda self: self.logger.manager)
    name = property(lambda self: self.logger.name)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


def basicConfig(*, force=False, filename=None, stream=None, handlers=None, format=BASIC_FORMAT, datefmt=None, style="%",
                level=None, filemode="a", encoding=None, errors="backslashreplace", **unknown):
    if unknown:
        raise ValueError("Unrecognised argument(s): %s" % ", ".join(unknown))
    if force:
        root.handlers.clear()
    if root.handlers:
        return
    if style != "%" and format is BASIC_FORMAT:
        format = {"{": "{levelname}:{name}:{message}", "$": "${levelname}:${name}:${message}"}[style]
    if handlers is None and stream is not None and filename is not None:
        raise ValueError("'stream' and 'filename' should not be specified together")
    if handlers is not None and (stream is not None or filename is not None):
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if handlers is None:
        handlers = [StreamHandler(stream) if filename is None else FileHandler(filename, filemode, encoding, errors=errors)]
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(Formatter(format, datefmt, style))
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def _on_root(method):
    def call(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, method)(msg, *args, **kwargs)
    call.__name__ = call.__qualname__ = method
    return call


debug, info, warning, error, critical, exception = map(
    _on_root, ("debug", "info", "warning", "error", "critical", "exception"))
fatal = critical


def _old(what):
    import warnings
    warnings.warn(what + " deprecated, use 'warning' instead", DeprecationWarning, 3)


def warn(msg, *args, **kwargs):
    _old("The 'warn' function is")
    warning(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    global _disabled_up_to
    _disabled_up_to = _level_number(level)


def shutdown(*handlers):
    pass


_shown_before = None


def captureWarnings(capture):
    global _shown_before
    import warnings
    if capture and _shown_before is None:
        _shown_before, warnings.showwarning = warnings.showwarning, _show_as_log
    elif not capture and _shown_before is not None:
        warnings.showwarning, _shown_before = _shown_before, None


def _show_as_log(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        return _shown_before(message, category, filename, lineno, file, line)
    import warnings
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning("%s", warnings.formatwarning(message, category, filename, lineno, line))

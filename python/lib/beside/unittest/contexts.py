# The context managers behind assertRaises, assertWarns and assertLogs.
import collections
import logging
import re
import sys
import warnings


def name(obj):
    try:
        return obj.__name__
    except AttributeError:
        return str(obj)


class Expectation:
    """What is shared: an expected class, perhaps a pattern, a call or a with block."""
    kind, base = "", BaseException

    def __init__(self, expected, test_case, expected_regex=None):
        self.expected, self.test_case, self.msg, self.obj_name = expected, test_case, None, None
        self.expected_regex = re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex

    def handle(self, method, args, kwargs):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        if not all(isinstance(k, type) and issubclass(k, self.base) for k in kinds):
            raise TypeError("%s() arg 1 must be %s" % (method, self.kind))
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError("%r is an invalid keyword argument for this function" % (next(iter(kwargs)),))
            return self
        call, *args = args
        self.obj_name = name(call)
        with self:
            call(*args, **kwargs)

    def fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def missing(self, verb):
        expected = str(self.expected) if isinstance(self.expected, tuple) else name(self.expected)
        self.fail("%s not %s" % (expected, verb) + (" by %s" % self.obj_name if self.obj_name else ""))


class Raises(Expectation):
    kind = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self.missing("raised")
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self.fail('"%s" does not match "%s"' % (self.expected_regex.pattern, str(exc_value)))
        return True

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


class Warns(Expectation):
    kind, base = "a warning type or tuple of warning types", Warning

    def __enter__(self):
        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for record in self.warnings:
            if not isinstance(record.message, self.expected):
                continue
            first = record.message if first is None else first
            if self.expected_regex is not None and not self.expected_regex.search(str(record.message)):
                continue
            self.warning, self.filename, self.lineno = record.message, record.filename, record.lineno
            return
        if first is not None:
            self.fail('"%s" does not match "%s"' % (self.expected_regex.pattern, str(first)))
        self.missing("triggered")


Watched = collections.namedtuple("_LoggingWatcher", ["records", "output"])


class Capture(logging.Handler):
    def __init__(self):
        super().__init__()
        self.watcher = Watched([], [])

    def flush(self):
        pass

    def emit(self, record):
        self.watcher.records.append(record)
        self.watcher.output.append(self.format(record))


class Logs:
    def __init__(self, test_case, logger_name, level, no_logs):
        self.test_case, self.logger_name, self.no_logs, self.msg = test_case, logger_name, no_logs, None
        self.level = getattr(logging, level) if isinstance(level, str) else level or logging.INFO

    def __enter__(self):
        logger = self.logger_name
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        handler = Capture()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self.watcher = handler.watcher
        self._before = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers = [handler]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return None if self.no_logs else handler.watcher

    def __exit__(self, exc_type, exc_value, tb):
        self.logger.handlers, level, self.logger.propagate = self._before
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        records = self.watcher.records
        if self.no_logs and records:
            text = "Unexpected logs found: {!r}".format(self.watcher.output)
        elif not self.no_logs and not records:
            text = "no logs of level {} or higher triggered on {}".format(logging.getLevelName(self.level), self.logger.name)
        else:
            return
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

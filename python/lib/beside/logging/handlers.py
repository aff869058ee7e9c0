# Handlers of logging that keep records back, begin files anew or put records into queues.
import logging
import os
import re
import time

__all__ = ["BaseRotatingHandler", "RotatingFileHandler", "TimedRotatingFileHandler", "WatchedFileHandler", "BufferingHandler",
           "MemoryHandler", "QueueHandler", "QueueListener"]

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT, DEFAULT_HTTP_LOGGING_PORT = 9020, 9021, 9022
DEFAULT_SOAP_LOGGING_PORT, SYSLOG_UDP_PORT, SYSLOG_TCP_PORT = 9023, 514, 514


class BaseRotatingHandler(logging.FileHandler):
    namer = rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode=mode, encoding=encoding, delay=delay, errors=errors)

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _moved(self, source, dest):
        if os.path.exists(dest):
            os.remove(dest)
        self.rotate(source, dest)

    def _ended(self):
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def doRollover(self):
        self._ended()
        if self.backupCount > 0:
            for i in range(self.backupCount - 1, 0, -1):
                older, newer = (self.rotation_filename("%s.%d" % (self.baseFilename, n)) for n in (i + 1, i))
                if os.path.exists(newer):
                    if os.path.exists(older):
                        os.remove(older)
                    os.rename(newer, older)
            self._moved(self.baseFilename, self.rotation_filename(self.baseFilename + ".1"))
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes > 0:
            text = "%s\n" % self.format(record)
            self.stream.seek(0, 2)
            return self.stream.tell() + len(text) >= self.maxBytes
        return False


class TimedRotatingFileHandler(BaseRotatingHandler):
    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None, errors=None):
        super().__init__(filename, "a", encoding=encoding, delay=delay, errors=errors)
        self.when, self.backupCount, self.utc, self.atTime = when.upper(), backupCount, utc, atTime
        day, kinds = 86400, {"S": (1, "%Y-%m-%d_%H-%M-%S"), "M": (60, "%Y-%m-%d_%H-%M"), "H": (3600, "%Y-%m-%d_%H"),
                             "D": (86400, "%Y-%m-%d"), "MIDNIGHT": (86400, "%Y-%m-%d")}
        if self.when in kinds:
            unit, self.suffix = kinds[self.when]
        elif self.when.startswith("W"):
            if len(self.when) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s" % self.when)
            if not "0" <= self.when[1] <= "6":
                raise ValueError("Invalid day specified for weekly rollover: %s" % self.when)
            self.dayOfWeek, unit, self.suffix = int(self.when[1]), day * 7, "%Y-%m-%d"
        else:
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        self.extMatch = re.compile(r"^\d{4}-\d{2}-\d{2}(_\d{2}(-\d{2}){0,2})?(\.\w+)?$", re.ASCII)
        self.interval = unit * interval
        begun = os.stat(self.baseFilename).st_mtime if os.path.exists(self.baseFilename) else time.time()
        self.rolloverAt = self.computeRollover(int(begun))

    def computeRollover(self, currentTime):
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        now = (time.gmtime if self.utc else time.localtime)(currentTime)
        at = self.atTime
        wanted = at.hour * 3600 + at.minute * 60 + at.second if at else 86400
        left = wanted - (now[3] * 3600 + now[4] * 60 + now[5])
        weekday = now[6]
        if left <= 0:
            left, weekday = left + 86400, (weekday + 1) % 7
        result = currentTime + left
        if self.when.startswith("W") and weekday != self.dayOfWeek:
            result += (self.dayOfWeek - weekday) % 7 * 86400
        return result

    def shouldRollover(self, record):
        return int(time.time()) >= self.rolloverAt

    def getFilesToDelete(self):
        folder, base = os.path.split(self.baseFilename)
        found = sorted(os.path.join(folder, n) for n in os.listdir(folder)
                       if n.startswith(base + ".") and self.extMatch.match(n[len(base) + 1:]))
        return found[:max(len(found) - self.backupCount, 0)]

    def doRollover(self):
        self._ended()
        begun = self.rolloverAt - self.interval
        moment = (time.gmtime if self.utc else time.localtime)(begun)
        self._moved(self.baseFilename, self.rotation_filename(self.baseFilename + "." + time.strftime(self.suffix, moment)))
        if self.backupCount > 0:
            for name in self.getFilesToDelete():
                os.remove(name)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(int(time.time()))


class WatchedFileHandler(logging.FileHandler):
    def reopenIfNeeded(self):
        if self.stream is not None and not os.path.exists(self.baseFilename):
            self.stream.close()
            self.stream = self._open()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)


class BufferingHandler(logging.Handler):
    def __init__(self, capacity):
        super().__init__()
        self.capacity, self.buffer = capacity, []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            self.target = None
            super().close()


class QueueHandler(logging.Handler):
    def __init__(self, queue):
        super().__init__()
        self.queue, self.listener = queue, None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        import copy
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Handles what is in the queue when it is stopped: there is one thread."""
    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers, self.respect_handler_level = queue, handlers, respect_handler_level

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        pass

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        self.enqueue_sentinel()
        while (record := self.dequeue(True)) is not self._sentinel:
            self.handle(record)


def _elsewhere(name):
    def make(*args, **kwargs):
        raise NotImplementedError(f"Diptych does not support logging.handlers.{name} yet: there is no network")
    return type(name, (logging.Handler,), {"__init__": make, "__module__": __name__})


for _name in ("SocketHandler", "DatagramHandler", "SysLogHandler", "NTEventLogHandler", "SMTPHandler", "HTTPHandler"):
    globals()[_name] = _elsewhere(_name)
    __all__.append(_name)

import logging
import io

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


buf = io.StringIO()
h = logging.StreamHandler(buf)
h.setFormatter(logging.Formatter("[{levelname:>7}] {name} {message}", style="{"))
log = logging.getLogger("shop")
log.addHandler(h)
log.propagate = False
log.setLevel(logging.DEBUG)


class OnlyEven(logging.Filter):
    def filter(self, record):
        record.extra = "!"
        return not record.args or record.args[0] % 2 == 0


h.addFilter(OnlyEven())
for i in range(3):
    log.info("n=%d", i)
print(buf.getvalue(), h, log.handlers == [h], log.hasHandlers())


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


lh = ListHandler()
lh.setFormatter(logging.Formatter("%(name)s|%(funcName)s|%(lineno)d|%(module)s|%(message)s"))
child = logging.getLogger("shop.cart")
child.addHandler(lh)


def buy():
    child.warning("empty")
    child.info("ignored")


buy()
print(lh.records)
adapter = logging.LoggerAdapter(child, {"user": "ann"})
adapter.error("oops")
child.error("extra", extra={"user": "bob"}, stacklevel=1)
print(len(lh.records), logging.Formatter("%(message)s", defaults={"x": 1}).format(logging.makeLogRecord({"msg": "hi %s", "args": ("you",)})))
log.removeHandler(h)
t(lambda: child.error("x", extra={"message": 1}))

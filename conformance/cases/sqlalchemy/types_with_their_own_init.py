# Types derived from the built-in ones with an __init__ of their own.
from sqlalchemy import *
from sqlalchemy import types
class Money(Numeric):
    def __init__(self, p=12):
        super().__init__(p, 2)
class Short(String):
    def __init__(self):
        String.__init__(self, length=9)
class Tags(ARRAY):
    def __init__(self, dims=1):
        super().__init__(Integer, dimensions=dims)
class Kind(Enum):
    def __init__(self, *a, extra=None):
        super().__init__(*a, name="kind", native_enum=False)
        self.extra = extra
class Plain(String):
    cache_ok = True

for f in (lambda: Money(), lambda: Money(5), lambda: Short(), lambda: Kind("a", "bb", extra=3), lambda: Plain(4)):
    try:
        t = f()
        print(type(t).__name__, t, repr(t), getattr(t, "length", None), getattr(t, "precision", None), getattr(t, "dimensions", None), getattr(t, "extra", None))
        c = column("x", t)
        print(c == 5, cast(c, t), (c[5] if isinstance(t, ARRAY) else ""), (c[5].type if isinstance(t, ARRAY) else ""))
    except Exception as e: print(type(e).__name__, e)

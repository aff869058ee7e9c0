import abc, functools, inspect, time
class PluginMeta(abc.ABCMeta):
    registry = {}
    def __new__(mcls, name, bases, ns, *, key=None, **kw):
        cls = super().__new__(mcls, name, bases, ns, **kw)
        if key: mcls.registry[key] = cls
        return cls
    def __getitem__(cls, key): return cls.registry[key]
class Plugin(metaclass=PluginMeta):
    priority = 10
    def __init_subclass__(cls, /, version="1.0", **kw): super().__init_subclass__(**kw); cls.version = version
    @abc.abstractmethod
    def run(self, data): "Run it."
    @classmethod
    def create(cls, key, *a, **k):
        try: return cls[key](*a, **k)
        except KeyError: raise LookupError(f"unknown plugin {key!r}; have {sorted(cls.registry)}") from None
class Upper(Plugin, key="upper", version="2.1"):
    def run(self, data): return data.upper()
class Repeat(Plugin, key="repeat"):
    priority = 5
    def __init__(self, times=2): self.times = times
    def run(self, data): return data * self.times
class Half(Plugin, key="half"): pass
def traced(fn=None, *, prefix="->"):
    if fn is None: return functools.partial(traced, prefix=prefix)
    sig = inspect.signature(fn)
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        bound = sig.bind(*args, **kwargs); bound.apply_defaults()
        print(prefix, fn.__qualname__, {k: v for k, v in bound.arguments.items() if k != "self"}); wrapper.calls += 1
        return fn(*args, **kwargs)
    wrapper.calls = 0
    return wrapper
class Pipe:
    def __init__(self, *steps): self.steps = steps
    def __or__(self, other): return Pipe(*self.steps, *(other.steps if isinstance(other, Pipe) else (other,)))
    def __ror__(self, other): return Pipe(other, *self.steps)
    @traced(prefix="pipe")
    def __call__(self, value, *, verbose=False):
        for s in sorted(self.steps, key=lambda s: s.priority): value = s.run(value)
        return value
p = Plugin.create("upper") | Pipe(Plugin.create("repeat", times=3)) if False else Pipe(Plugin.create("upper")) | Plugin.create("repeat", times=3)
print(p("ab"), p("c", verbose=True), Pipe.__call__.calls, Upper.version, Repeat.version, sorted(PluginMeta.registry))
for f in [lambda: Plugin.create("nope"), lambda: Plugin.create("half"), lambda: Plugin.create("repeat", 1, 2), lambda: p(), lambda: p("a", loud=1), lambda: Plugin["zz"], lambda: Upper | 5, lambda: Upper() | Upper()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, "|", e, "|", e.__cause__, e.__suppress_context__)
@traced
def add(a, b=2, *args, **kw): return a + b
print(add(1), add(1, b=5), add.__name__, inspect.signature(add), add.__wrapped__(9)); print(Plugin.run.__doc__, Plugin.__abstractmethods__, inspect.isabstract(Half), [c.__name__ for c in Plugin.__subclasses__()])
add("x")

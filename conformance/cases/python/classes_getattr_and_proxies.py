class Lazy:
    def __init__(self, load):
        object.__setattr__(self, "_load", load)
        object.__setattr__(self, "_value", None)
    def _get(self):
        if self._value is None:
            print("loading")
            object.__setattr__(self, "_value", self._load())
        return self._value
    def __getattr__(self, name):
        return getattr(self._get(), name)
    def __setattr__(self, name, value):
        setattr(self._get(), name, value)
    def __delattr__(self, name):
        delattr(self._get(), name)
    def __dir__(self):
        return ["lazy"] + [n for n in dir(self._get()) if not n.startswith("_")]
    def __len__(self):
        return len(self._get())

class Box:
    def __init__(self):
        self.a = 1
    def __len__(self):
        return 42

z = Lazy(Box)
print(z.a, len(z), dir(z)); z.b = 5; print(z.b, vars(z._value)); del z.a
try:
    z.a
except AttributeError as e:
    print(e, e.name)
class Strict:
    allowed = {"x"}
    def __setattr__(self, name, value):
        if name not in self.allowed:
            raise AttributeError(f"{type(self).__name__} has no field {name!r}")
        super().__setattr__(name, value)
    def __getattribute__(self, name):
        if name == "hidden":
            raise AttributeError("no peeking")
        return super().__getattribute__(name)
s = Strict(); s.x = 1
for f in (lambda: setattr(s, "y", 2), lambda: s.hidden, lambda: getattr(s, "hidden", "default"), lambda: s.zz, lambda: delattr(s, "q"), lambda: delattr(s, "x")):
    try:
        print(f())
    except AttributeError as e:
        print(type(e).__name__, e)
class AttrDict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
d = AttrDict(a=1); d.b = 2; print(d, d.a, hasattr(d, "a"))
try:
    hasattr(d, "zz")
except KeyError as e:
    print("KeyError leaks", e)
class Chain:
    def __init__(self, path=""): self.path = path
    def __getattr__(self, n): return Chain(f"{self.path}/{n}")
    def __call__(self, **kw): return f"GET {self.path}?{'&'.join(f'{k}={v}' for k, v in kw.items())}"
print(Chain().users.posts(page=2, size=5))
class Recorder:
    def __getattr__(self, name):
        def method(*a): return (name, a)
        return method
print(Recorder().anything(1, 2), type(Recorder().x).__name__, operator := __import__("operator").attrgetter("path")(Chain("p")))

# Decorators of any expression, stacked, with arguments, on classes.
def tag(name):
    def decorate(f):
        print("tagging", f.__name__, "with", name)
        f.tag = name
        return f
    return decorate

registry = {}
@registry.setdefault("first", tag("a"))
@tag("b")
def f(): return 1
print(f.tag, f())

@(lambda cls: type(cls.__name__, (cls,), {"extra": 1}))
class Base:
    pass
print(Base.extra, Base.__mro__[1].__name__)

class count_calls:
    def __init__(self, f):
        self.f, self.calls = f, 0
    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)
    def __get__(self, obj, owner=None):
        return lambda *args: self(obj, *args)

class Greeter:
    @count_calls
    def hi(self, name): return f"hi {name}"
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls): return cls.__name__
    @property
    def p(self): return "p"
    buttons = [tag]
    @buttons[0]("z")
    def indexed(self): pass
g = Greeter()
print(g.hi("a"), g.hi("b"), Greeter.__dict__["hi"].calls, g.s(1), g.c(), g.p, Greeter.indexed.tag)
@print
def shown(): pass
print(shown)

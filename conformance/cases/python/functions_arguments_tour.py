def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 9], **{"d": 0}, c=8), f(1, d=2, a=3, b=4))
def g(*, key): return key
def h(x, y=[]):
    y.append(x)
    return y
print(h(1), h(2), h(3, []), h.__defaults__, f.__kwdefaults__, f.__code__.co_varnames[:3], f.__code__.co_argcount)
calls = ["f()", "f(1)", "f(1, d=1, d2=2)", "f(1, c=1, d=2)", "f(d=1)", "f(a=1, d=2)", "f(1, 2, 3, c=4, d=5)", "g()", "g(1)", "g(key=1, other=2)", "h()", "h(1, 2, 3)", "h(1, x=2)", "h(y=1)", "h(*[1], **{'x': 2})", "h(**{1: 2})", "f(*None)", "f(**None)", "(lambda a, b, c: 0)(1)", "(lambda a, b, c: 0)()", "(lambda *, a, b: 0)()", "len()", "len(1, 2)", "len(obj=1)", "print(end='', foo=1)", "int(x=1)", "[].append()", "[].append(1, 2)", "''.split(sep=1)", "dict(a=1, **{'a': 2})"]
for c in calls:
    try:
        print(c, "->", eval(c))
    except Exception as e:
        print(c, "->", type(e).__name__, e)
class K:
    def m(self, a): return a
    @classmethod
    def cm(cls, a): return a
    @staticmethod
    def sm(a): return a
    def __call__(self, a): return a
for c in ["K.m(1)", "K().m()", "K().m(1, 2)", "K.cm()", "K.sm()", "K()()", "K(1)", "K.m(K(), 1)", "K().cm(5)", "K().sm(6)"]:
    try:
        print(c, "->", eval(c))
    except Exception as e:
        print(c, "->", type(e).__name__, e)
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c = counter(); print(c(), c(5), c.__closure__[0].cell_contents, [fn() for fn in [lambda i=i: i for i in range(3)]], [fn() for fn in [lambda: i for i in range(3)]])
print(f.__name__, f.__qualname__, counter().__qualname__, (lambda: 0).__name__, f.__annotations__, callable(f), f.__module__)
def annotated(a: int, *b: "text", c: list[int] = None) -> dict | None: ...
print(annotated.__annotations__, annotated(1))

import inspect

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b: int = 2, /, c=3, *args, d, e: str = "x", **kw) -> bool:
    """Doc of f.

        indented
    """


s = inspect.signature(f)
print(s, list(s.parameters), s.return_annotation, [(p.name, str(p.kind), p.default is p.empty) for p in s.parameters.values()])
b = s.bind(1, d=4, z=5)
b.apply_defaults()
print(b.arguments, b.args, b.kwargs, inspect.getdoc(f), s.replace(return_annotation=int))
t(lambda: s.bind())
t(lambda: s.bind(1, d=1, a=2))


class C:
    x = 1

    def __init__(self, a, b=1): ...

    def m(self, q): ...

    @classmethod
    def k(cls): ...

    @staticmethod
    def st(z): ...


print(inspect.signature(C), inspect.signature(C(1).m), inspect.signature(C.m), inspect.signature(C.k), inspect.signature(C.st), inspect.signature(lambda *, a: a))
print(inspect.isclass(C), inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isgeneratorfunction(f), inspect.iscoroutinefunction(f), inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.getmodule(f).__name__)
print([n for n, _ in inspect.getmembers(C, inspect.isfunction)], inspect.getmro(C)[-1], inspect.Parameter("p", inspect.Parameter.KEYWORD_ONLY, default=3), inspect.cleandoc("  a\n    b"))

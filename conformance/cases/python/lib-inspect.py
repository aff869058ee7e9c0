import inspect
from typing import Optional, List


def f(a, b: int, /, c=3, *args, d, e: Optional[str] = None, **kw) -> List[int]:
    """Doc
      of f.
    """


print(inspect.signature(f), list(inspect.signature(f).parameters), inspect.getdoc(f))


class A:
    def __init__(self, x, y=2):
        pass

    def m(self, z: "int"):
        pass

    @classmethod
    def c(cls, q):
        pass


print(inspect.signature(A), inspect.signature(A.m), inspect.signature(A(1).m), inspect.signature(A.c))
p = inspect.signature(f).parameters["c"]
print(p.name, p.default, p.kind, p.annotation is inspect.Parameter.empty, repr(p), inspect.signature(f).return_annotation)
b = inspect.signature(f).bind(1, 2, d=4, z=5)
b.apply_defaults()
print(b.args, b.kwargs)
for bad in (lambda: inspect.signature(f).bind(1), lambda: inspect.signature(A).bind(1, 2, 3), lambda: inspect.signature(A).bind(1, q=2), lambda: inspect.signature(3)):
    try:
        bad()
    except TypeError as e:
        print(e)


def gen():
    yield 1


async def co():
    pass


print(inspect.isclass(A), inspect.isfunction(f), inspect.ismethod(A(1).m), inspect.isgeneratorfunction(gen), inspect.isgenerator(gen()), inspect.iscoroutinefunction(co), inspect.ismodule(inspect), inspect.isbuiltin(len), inspect.isroutine(f), inspect.isabstract(A))
print([n for n, v in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(bool), inspect.signature(lambda x, *, y=1: 0))

import types
from types import *

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


ns = SimpleNamespace(a=1, b="x")
ns.c = [1]
print(ns, ns == SimpleNamespace(a=1, b="x", c=[1]), vars(ns), SimpleNamespace())
proxy = MappingProxyType({"k": 1})
print(proxy, proxy["k"], len(proxy), dict(proxy | {"z": 2}))
t(lambda: proxy.__setitem__("a", 1))
C = new_class("C", (int,), {}, lambda d: d.update(hi=lambda self: self + 1))
print(C(3).hi(), C.__name__, type(lambda: 0) is FunctionType, isinstance(len, BuiltinFunctionType), isinstance((i for i in []), GeneratorType), isinstance(types, ModuleType), NoneType, EllipsisType)


class D:
    def m(self): ...


print(isinstance(D().m, MethodType), MethodType(lambda self: self, 5)(), isinstance(D.m, FunctionType), list[int].__class__ is GenericAlias, isinstance(int | str, UnionType), resolve_bases((int,)))


class V:
    @DynamicClassAttribute
    def x(self):
        return 7


print(V().x, ModuleType("m", "doc").__doc__)

from abc import ABC, ABCMeta, abstractmethod
import types


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    def show(self):
        return f"{self.name}: {self.area()}"


for bad in (Shape, type("Half", (Shape,), {"area": lambda self: 1})):
    try:
        bad()
    except TypeError as e:
        print(e)


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    name = "square"

    @classmethod
    def make(cls):
        return cls(2)


print(Square.make().show(), isinstance(Square(1), Shape), issubclass(Square, Shape), sorted(Shape.__abstractmethods__))


class One(ABC):
    @abstractmethod
    def only(self): ...


try:
    One()
except TypeError as e:
    print(e)


@One.register
class Virtual:
    pass


print(isinstance(Virtual(), One), issubclass(Virtual, One), issubclass(int, One), isinstance(3, One))


class Hooked(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        return hasattr(C, "quack") if cls is Hooked else NotImplemented


class Duck:
    def quack(self): ...


print(isinstance(Duck(), Hooked), issubclass(int, Hooked), type(Hooked) is ABCMeta)
ns = types.SimpleNamespace(a=1, b="x")
ns.c = [2]
print(ns, ns.a, ns == types.SimpleNamespace(a=1, b="x", c=[2]))
print(isinstance(lambda: 0, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType))
C = types.new_class("C", (Square,), {}, lambda ns: ns.update(extra=5))
print(C(3).area(), C.extra, C.__name__, types.MappingProxyType({"a": 1})["a"])
print(isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), types.NoneType)

from abc import ABC, ABCMeta, abstractmethod

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def kind(): ...


class Half(Shape):
    area = 5


class Full(Half):
    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def kind():
        return "full"


print(Full.make().area, Full.kind(), sorted(Shape.__abstractmethods__), isinstance(Full(), Shape), Half.__abstractmethods__ == {"make", "kind"})
t(lambda: Shape())
t(lambda: Half())


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "size") or NotImplemented


class Box:
    size = 1


print(issubclass(Box, Sized), isinstance(Box(), Sized), issubclass(int, Sized))
Shape.register(Box)
print(issubclass(Box, Shape), isinstance(Box(), Shape))

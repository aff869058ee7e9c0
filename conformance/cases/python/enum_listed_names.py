# What dir() lists of an enumeration and of its members.
from enum import Enum, Flag, IntEnum, auto


class Level(Enum):
    LOW = 1
    HIGH = 2
    TOP = 2

    def up(self):
        pass

    @property
    def label(self):
        return "l"

    @classmethod
    def first(cls):
        pass

    def _hidden(self):
        pass


class Mixin:
    size = 3

    def walk(self):
        pass


class Marked(Mixin, Enum):
    A = "a", 1
    B = "b", 2

    def __init__(self, letter, number):
        self.letter = letter
        self._number = number

    def __str__(self):
        return self.letter


class Right(Flag):
    READ = auto()
    WRITE = auto()


class Base(Enum):
    def shared(self):
        pass


class Sub(Base):
    X = 1


class Code(IntEnum):
    OK = 200

    def fine(self):
        pass


for cls in Level, Marked, Right, Base, Sub, Enum:
    print(cls.__name__, dir(cls))
    for member in list(cls)[:1]:
        print(member.name, dir(member))
print([n for n in dir(Code) if not n.startswith("_")])
print([n for n in dir(Code.OK) if not n.startswith("_")])
print("up" in dir(Level.LOW), "HIGH" in dir(Level), "real" in dir(Code.OK))

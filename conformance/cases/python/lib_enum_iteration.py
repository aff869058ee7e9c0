from enum import Enum, IntEnum, auto, Flag

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Weekday(IntEnum):
    MON = 1
    TUE = auto()
    WED = auto()

    @classmethod
    def parse(cls, text):
        return cls[text.upper()[:3]]


print([d.name for d in Weekday], Weekday.parse("tuesday"), sorted(Weekday, reverse=True)[0], Weekday.MON + 1, Weekday(2), max(Weekday), Weekday.TUE in (2, 5), {Weekday.MON: "m"}[1], list(reversed(Weekday)))


class Shape(str, Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    CIRCLE = auto()
    SQUARE = auto()


print([s.value for s in Shape], Shape.CIRCLE.upper(), Shape("square1"), isinstance(Shape.CIRCLE, str), "circle0" == Shape.CIRCLE)


class Op(Enum):
    ADD = "+"
    SUB = "-"

    def __call__(self, a, b):
        return a + b if self is Op.ADD else a - b


print(Op("+")(2, 3), Op.SUB(2, 3), [o.value for o in Op], Op.ADD.name, hash(Op.ADD) == hash(Op.ADD), Op.__doc__, type(Op.ADD) is Op, Op.ADD == "+")
match Weekday(3):
    case Weekday.MON:
        print("monday")
    case Weekday.WED:
        print("wednesday")
t(lambda: Weekday.parse("xyz"))
t(lambda: Op.ADD.value.nope)
t(lambda: Op())

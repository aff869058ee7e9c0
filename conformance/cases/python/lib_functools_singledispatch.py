from functools import singledispatch, singledispatchmethod
from decimal import Decimal

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
@show.register(tuple)
def _(x):
    return "seq " + ", ".join(map(show, x))


@show.register(type(None))
def _(x):
    return "nothing"


print(show(1), show(True), show([1, "a", None]), show((2,)), show(1.5), show(Decimal(1)), show.dispatch(bool) is show.dispatch(int), sorted(c.__name__ for c in show.registry))
t(lambda: show())


class F:
    @singledispatchmethod
    def f(self, x):
        return "base"

    @f.register
    def _(self, x: str):
        return "str " + x

    @singledispatchmethod
    @classmethod
    def make(cls, x):
        return cls.__name__

    @make.register(int)
    @classmethod
    def _(cls, x):
        return f"{cls.__name__} {x}"


print(F().f(1), F().f("a"), F.make("x"), F.make(5))

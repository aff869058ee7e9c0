def f(a, b, c=3):
    return a


def g(a, /, b, *, c, d=1):
    return a


def h():
    return 1


def k(*args, **kwargs):
    return kwargs


class Thing:
    def method(self, x):
        return x

    def none():
        return 0

    @staticmethod
    def helper(a, *, b):
        return a


def attempt(label, call):
    try:
        print(label, call())
    except TypeError as error:
        print(label, error)


attempt("1", lambda: f())
attempt("2", lambda: f(1))
attempt("3", lambda: f(1, 2, 3, 4))
attempt("4", lambda: f(1, 2, d=4))
attempt("5", lambda: f(1, a=2, b=3))
attempt("6", lambda: g(1, 2))
attempt("7", lambda: g(a=1, b=2, c=3))
attempt("8", lambda: g(1, 2, 3, c=4))
attempt("9", lambda: g())
attempt("10", lambda: h(1))
attempt("11", lambda: h(x=1))
attempt("12", lambda: Thing().method())
attempt("13", lambda: Thing().method(1, 2))
attempt("14", lambda: Thing().none())
attempt("15", lambda: Thing.helper(1))
attempt("16", lambda: Thing.method(1))
attempt("17", lambda: k(a=1, **{"a": 2}))
attempt("18", lambda: k(*5))
attempt("19", lambda: k(**5))
attempt("20", lambda: k(**{1: 2}))
attempt("21", lambda: (lambda a, b: a)(1))
attempt("22", lambda: f(1, 2, 3, 4, 5, c=6))
attempt("23", lambda: g(1, 2, 3, 4, c=1, d=2))
five = 5
attempt("24", lambda: five())
word = "text"
attempt("25", lambda: word(1))
attempt("26", lambda: f(*[1], **{"b": 2, "x": 3}))


def four(a, b, c, d):
    pass


attempt("27", lambda: four())
attempt("28", lambda: four(1))
attempt("29", lambda: four(1, 2))
attempt("30", lambda: Thing(1))

class Money:
    def __init__(self, amount, unit="EUR"):
        self.amount, self.unit = amount, unit

    def __repr__(self):
        return f"{self.amount} {self.unit}"

    def _other(self, o):
        if isinstance(o, Money):
            if o.unit != self.unit:
                raise ValueError(f"{self.unit} and {o.unit} do not mix")
            return o.amount
        return o if isinstance(o, (int, float)) else NotImplemented

    def __add__(self, o):
        o = self._other(o)
        return o if o is NotImplemented else Money(self.amount + o, self.unit)

    __radd__ = __add__

    def __rsub__(self, o):
        return Money(o - self.amount, self.unit)

    def __truediv__(self, o):
        return self.amount / o.amount if isinstance(o, Money) else Money(self.amount / o, self.unit)

    def __rtruediv__(self, o):
        return NotImplemented

    def __eq__(self, o):
        return isinstance(o, Money) and (self.amount, self.unit) == (o.amount, o.unit)

    def __hash__(self):
        return hash((self.amount, self.unit))

    def __lt__(self, o):
        return self.amount < self._other(o)

    def __int__(self):
        return int(self.amount)

    def __index__(self):
        return int(self.amount)

    def __round__(self, n=None):
        return Money(round(self.amount, n), self.unit)

    def __format__(self, spec):
        return format(self.amount, spec or ".2f") + " " + self.unit

    def __bool__(self):
        return self.amount != 0


class Euro(Money):
    def __radd__(self, o):
        print("subclass first")
        return super().__radd__(o)


a, b = Money(5), Money(2.5)
print(a + b, a + 1, 1 + a, 10 - a, a / b, a / 2, sum([a, b]), a == Money(5), a != b, {a, Money(5)}, b < a, b > a, max(a, b))
print(int(b), [10, 20, 30][Money(1)], range(Money(2)), hex(Money(255)), round(b), round(Money(2.345), 2), f"{a}", f"{a:08.1f}", bool(Money(0)), a + Euro(1), sorted([a, b, Money(1)]))
for f in (lambda: a + "x", lambda: "x" + a, lambda: a + Money(1, "USD"), lambda: 1 / a, lambda: a * 2, lambda: a - 1, lambda: a <= b, lambda: a < "x", lambda: float(a), lambda: -a, lambda: a // 2, lambda: a @ a, lambda: len(a), lambda: [1][Money(7)]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
a += b
print(a, id(a) == id(a))
a -= 1

# Rational numbers on Python's own ints.
import math
import numbers

__all__ = ["Fraction"]


def _digits(text):
    """Read digits with single underscores between them; None for anything else."""
    plain = text.replace("_", "")
    tidy = text[:1] != "_" and text[-1:] != "_" and "__" not in text
    return int(plain) if plain.isdecimal() and tidy else None


def _from_text(text):
    body = text.strip()
    sign = -1 if body.startswith("-") else 1
    if body[:1] in ("+", "-"):
        body = body[1:]
    if "/" in body:
        top, bottom = map(_digits, body.split("/", 1))
    else:
        mantissa, _, power = body.lower().partition("e")
        whole, _, places = mantissa.partition(".")
        top = _digits(whole + places) if whole or places else None
        shift = _digits(power.lstrip("+-")) if power else 0
        bottom = None
        if top is not None and shift is not None and ("e" in body.lower()) == bool(power):
            shift = (-shift if power.startswith("-") else shift) - len(places)
            top, bottom = top * 10 ** max(shift, 0), 10 ** max(-shift, 0)
    if top is None or bottom is None:
        raise ValueError("Invalid literal for Fraction: %r" % text)
    return sign * top, bottom


def _ratio(value):
    """Give the numerator and denominator of a number or of its text."""
    match value:
        case Fraction():
            return value._top, value._bottom
        case int():
            return int(value), 1
        case str():
            return _from_text(value)
    if type(value).__name__ in ("float", "Decimal"):
        return value.as_integer_ratio()
    raise TypeError("argument should be a string or a Rational instance")


class Fraction:
    __slots__ = ("_top", "_bottom")

    def __reduce__(self):
        return self.__class__, (self.numerator, self.denominator)

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            top, bottom = _ratio(numerator)
        elif not (isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction))):
            raise TypeError("both arguments should be Rational instances")
        else:
            (a, b), (c, d) = _ratio(numerator), _ratio(denominator)
            top, bottom = a * d, b * c
        if bottom == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % top)
        return cls._made(top, bottom)

    @classmethod
    def _made(cls, top, bottom):
        shared = math.gcd(top, bottom)
        if bottom < 0:
            shared = -shared
        self = object.__new__(cls)
        self._top, self._bottom = top // shared, bottom // shared
        return self

    @classmethod
    def from_float(cls, f):
        return cls(f)

    from_decimal = from_float

    numerator = property(lambda self: self._top)
    denominator = property(lambda self: self._bottom)
    real = property(lambda self: self)

    def as_integer_ratio(self):
        return self._top, self._bottom

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._bottom <= max_denominator:
            return Fraction(self)
        # Walk down the continued fraction as far as the bound lets us.
        before, now = (0, 1), (1, 0)
        n, d = self._top, self._bottom
        while True:
            q = n // d
            following = before[0] + q * now[0], before[1] + q * now[1]
            if following[1] > max_denominator:
                break
            before, now = now, following
            n, d = d, n - q * d
        k = (max_denominator - before[1]) // now[1]
        low = Fraction(before[0] + k * now[0], before[1] + k * now[1])
        high = Fraction(*now)
        return high if abs(high - self) <= abs(low - self) else low

    def __repr__(self):
        return f"{type(self).__name__}({self._top}, {self._bottom})"

    def __str__(self):
        return str(self._top) if self._bottom == 1 else f"{self._top}/{self._bottom}"

    def __hash__(self):
        if self._bottom == 1:
            return hash(self._top)
        try:
            inverse = pow(self._bottom, -1, (1 << 61) - 1)
        except ValueError:
            return 314159 if self._top >= 0 else -314159
        h = hash(hash(abs(self._top)) * inverse)
        return -2 if self._top < 0 and h == 1 else h if self._top >= 0 else -h

    def __bool__(self):
        return self._top != 0

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        return -(-self._top // self._bottom) if self._top < 0 else self._top // self._bottom

    def __float__(self):
        return self._top / self._bottom

    def __floor__(self):
        return self._top // self._bottom

    def __ceil__(self):
        return -(-self._top // self._bottom)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            scale = Fraction(10) ** ndigits
            return Fraction(round(self * scale) / scale)
        floor, rest = divmod(self._top, self._bottom)
        up = rest * 2 > self._bottom or rest * 2 == self._bottom and floor % 2
        return floor + 1 if up else floor

    def __neg__(self):
        return Fraction._made(-self._top, self._bottom)

    def __pos__(self):
        return Fraction._made(self._top, self._bottom)

    def __abs__(self):
        return Fraction._made(abs(self._top), self._bottom)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __pow__(self, power):
        if isinstance(power, Fraction) and power._bottom == 1:
            power = power._top
        if not isinstance(power, int):
            return float(self) ** float(power)
        if power >= 0:
            return Fraction._made(self._top ** power, self._bottom ** power)
        if self._top == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % self._bottom ** -power)
        return Fraction._made(self._bottom ** -power, self._top ** -power)

    def __rpow__(self, base):
        if self._bottom == 1 and self._top >= 0:
            return base ** self._top
        return base ** float(self)


def _operand(value):
    if isinstance(value, int):
        return Fraction._made(value, 1)
    return value if isinstance(value, Fraction) else None


def _arithmetic(name, exact, inexact):
    """Give Fraction an operator and its reflected form."""
    def operate(a, b):
        if isinstance(b, float):
            return inexact(float(a), b)
        other = _operand(b)
        return NotImplemented if other is None else exact(a, other)

    def reflected(b, a):
        if isinstance(a, float):
            return inexact(a, float(b))
        other = _operand(a)
        return NotImplemented if other is None else exact(other, b)

    setattr(Fraction, f"__{name}__", operate)
    setattr(Fraction, f"__r{name}__", reflected)


def _quotient(a, b):
    if not b._top:  # a's numerator is divided by what it shares with 0 first
        raise ZeroDivisionError("Fraction(%s, 0)" % (b._bottom * ((a._top > 0) - (a._top < 0))))
    return Fraction._made(a._top * b._bottom, a._bottom * b._top)


def _floor(a, b):
    return (a._top * b._bottom) // (a._bottom * b._top)


def _rest(a, b):
    return Fraction._made((a._top * b._bottom) % (b._top * a._bottom), a._bottom * b._bottom)


_arithmetic("add", lambda a, b: Fraction._made(a._top * b._bottom + b._top * a._bottom, a._bottom * b._bottom), lambda a, b: a + b)
_arithmetic("sub", lambda a, b: Fraction._made(a._top * b._bottom - b._top * a._bottom, a._bottom * b._bottom), lambda a, b: a - b)
_arithmetic("mul", lambda a, b: Fraction._made(a._top * b._top, a._bottom * b._bottom), lambda a, b: a * b)
_arithmetic("truediv", _quotient, lambda a, b: a / b)
_arithmetic("floordiv", _floor, lambda a, b: a // b)
_arithmetic("mod", _rest, lambda a, b: a % b)
_arithmetic("divmod", lambda a, b: (_floor(a, b), _rest(a, b)), divmod)


def _comparison(name, test):
    def compare(a, b):
        if isinstance(b, int):
            return test(a._top, b * a._bottom)
        if isinstance(b, Fraction):
            return test(a._top * b._bottom, b._top * a._bottom)
        if isinstance(b, float):
            return compare(a, Fraction(b)) if math.isfinite(b) else test(0.0, b)
        return NotImplemented
    setattr(Fraction, name, compare)


_comparison("__eq__", lambda x, y: x == y)
_comparison("__lt__", lambda x, y: x < y)
_comparison("__le__", lambda x, y: x <= y)
_comparison("__gt__", lambda x, y: x > y)
_comparison("__ge__", lambda x, y: x >= y)
numbers.Rational.register(Fraction)

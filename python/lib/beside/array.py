# Arrays of numbers of one kind, kept as a list that checks what goes in.
import struct
from collections.abc import MutableSequence

__all__ = ["array", "ArrayType"]

typecodes = "bBuhHiIlLqQfd"
_words = {"b": ("signed char is less than minimum", "signed char is greater than maximum"),
          "B": ("unsigned byte integer is less than minimum", "unsigned byte integer is greater than maximum"),
          "h": ("signed short integer is less than minimum", "signed short integer is greater than maximum"),
          "H": ("unsigned short is less than minimum", "unsigned short is greater than maximum"),
          "i": ("signed integer is less than minimum", "signed integer is greater than maximum"),
          "I": ("can't convert negative value to unsigned int", "unsigned int is greater than maximum")}


class array(MutableSequence):
    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not " + type(typecode).__name__)
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = 4 if typecode == "u" else struct.calcsize(typecode)
        self._items = []
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError("cannot use a str to initialize an array with typecode '%s'" % typecode)
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        code = self.typecode
        if code == "u":
            if not isinstance(value, str):
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            return value
        if code in "fd":
            value = float(value) if isinstance(value, (int, float)) or hasattr(value, "__float__") else _no_real(value)
            return struct.unpack("f", struct.pack("f", value))[0] if code == "f" else value
        if not hasattr(value, "__index__"):
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)
        value = value.__index__()
        bits = 8 * self.itemsize
        low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if code.islower() else (0, (1 << bits) - 1)
        if not low <= value <= high:
            too_low, too_high = _words.get(code, ("can't convert negative int to unsigned" if code.isupper() else
                                                  "Python int too large to convert to C long",
                                                  "Python int too large to convert to C unsigned long" if code.isupper()
                                                  else "Python int too large to convert to C long"))
            raise OverflowError(too_low if value < low else too_high)
        return value

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._like(self._items[i])
        if not hasattr(i, "__index__"):
            raise TypeError("array indices must be integers")
        try:
            return self._items[i]
        except IndexError:
            raise IndexError("array index out of range") from None

    def _like(self, items):
        new = type(self)(self.typecode)
        new._items = list(items)
        return new

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            if not isinstance(value, array):
                raise TypeError('can only assign array (not "%s") to array slice' % type(value).__name__)
            self._items[i] = value._items
            return
        value = self._checked(value)
        try:
            self._items[i] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, i):
        del self._items[i]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def insert(self, i, v, /):
        self._items.insert(i, self._checked(v))

    def append(self, v, /):
        self._items.append(self._checked(v))

    def extend(self, bb, /):
        if isinstance(bb, array) and bb.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        for value in bb:
            self.append(value)

    def remove(self, v, /):
        try:
            self._items.remove(v)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, v, start=0, stop=None, /):
        for i in range(*slice(start, stop).indices(len(self))):
            if self._items[i] == v:
                return i
        raise ValueError("array.index(x): x not in array")

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def _pairs(self, other, compare):
        return compare(self._items, other._items) if isinstance(other, array) else NotImplemented

    def __eq__(self, other):
        return self._pairs(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._pairs(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._pairs(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._pairs(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._pairs(other, lambda a, b: a >= b)

    __hash__ = None

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "%s") to array' % type(other).__name__)
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._like(self._items * n)

    __rmul__ = __mul__

    def __copy__(self):
        return self._like(self._items)

    def __deepcopy__(self, memo):
        return self._like(self._items)

    def tolist(self):
        return list(self._items)

    fromlist = extend

    def tobytes(self):
        return struct.pack("%d%s" % (len(self), self.typecode), *self._items)

    def frombytes(self, buffer, /):
        if not isinstance(buffer, (bytes, bytearray, memoryview)):
            raise TypeError("a bytes-like object is required, not '%s'" % type(buffer).__name__)
        n, rest = divmod(len(buffer), self.itemsize)
        if rest:
            raise ValueError("bytes length not a multiple of item size")
        self._items.extend(struct.unpack("%d%s" % (n, self.typecode), buffer))

    def byteswap(self):
        self._items = list(struct.unpack(">%d%s" % (len(self), self.typecode), struct.pack("<%d%s" % (len(self), self.typecode), *self._items)))

    def tounicode(self):
        return "".join(self._items)

    def buffer_info(self):
        return id(self), len(self)

    def __repr__(self):
        if not self._items:
            return "array('%s')" % self.typecode
        return "array('%s', %r)" % (self.typecode, self.tounicode() if self.typecode == "u" else self._items)


def _no_real(value):
    raise TypeError("must be real number, not " + type(value).__name__)


def _count(self, value):
    return self._items.count(value)


def _fromlist(self, values):
    if not isinstance(values, list):
        raise TypeError("arg must be list")
    self._items += [self._checked(v) for v in values]


def _as_compiled(name, inner, least, most):
    """Gives a method the messages about arguments that a compiled one has."""
    def method(self, /, *args, **kwargs):
        given = len(args)
        if name == "extend":
            if given + len(kwargs) > 1:
                raise TypeError(f"extend() takes at most 1 argument ({given + len(kwargs)} given)")
            if not given:
                raise TypeError("extend() takes exactly 1 positional argument (0 given)")
        elif kwargs:
            raise TypeError(f"array.{name}() takes no keyword arguments")
        elif not least <= given <= most:
            if most == 0:
                raise TypeError(f"array.{name}() takes no arguments ({given} given)")
            if least == most == 1:
                raise TypeError(f"array.{name}() takes exactly one argument ({given} given)")
            amount, bound = ("" if least == most else "at least " if given < least else "at most "), least if given < least else most
            raise TypeError(f"{name} expected {amount}{bound} argument{'' if bound == 1 else 's'}, got {given}")
        return inner(self, *args)
    method.__name__, method.__qualname__ = name, "array." + name
    setattr(array, name, method)


array.count, array.fromlist = _count, _fromlist
for _names, _least, _most in (("append count extend fromlist frombytes remove", 1, 1), ("buffer_info reverse tobytes tolist tounicode byteswap", 0, 0),
                              ("index", 1, 3), ("insert", 2, 2), ("pop", 0, 1)):
    for _name in _names.split():
        if hasattr(array, _name):
            _as_compiled(_name, getattr(array, _name), _least, _most)


array.__name__ = array.__qualname__ = "array"
ArrayType = array

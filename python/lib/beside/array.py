# Arrays of numbers of one kind, kept as a list that checks what goes in.
import struct
from _compiled import compiled
from collections.abc import MutableSequence

__all__ = ["array", "ArrayType"]

typecodes = "bBuhHiIlLqQfd"
_words = {"b": ("signed char is less than minimum", "signed char is greater than maximum"),
          "B": ("unsigned byte integer is less than minimum", "unsigned byte integer is greater than maximum"),
          "h": ("signed short integer is less than minimum", "signed short integer is greater than maximum"),
          "H": ("unsigned short is less than minimum", "unsigned short is greater than maximum"),
          "i": ("signed integer is less than minimum", "signed integer is greater than maximum"),
          "I": ("can't convert negative value to unsigned int", "unsigned int is greater than maximum"),
          "L": ("can't convert negative value to unsigned int", ""), "Q": ("can't convert negative int to unsigned", "")}


def _out_of_range(code, value, low):
    bits = value.bit_length()
    if code in "IL" and bits > 64 and not low:
        return "Python int too large to convert to C unsigned long"
    if code in "qQ" and not (low and code == "Q"):
        return "int too big to convert"
    if code not in "ILQ" and bits > 63:
        return "Python int too large to convert to C long"
    return _words[code][not low]


_own = {"typecode", "itemsize", "_items"}


class array(MutableSequence):
    def __setattr__(self, name, value):
        if name not in _own and type(self) is array:
            raise AttributeError(f"'array.array' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __init__(self, *args, **kwargs):
        if kwargs and type(self) is array:
            raise TypeError("array.array() takes no keyword arguments")
        if not 1 <= len(args) <= 2:
            raise TypeError(f"array() takes at {'most 2 arguments' if args else 'least 1 argument'} ({len(args)} given)")
        typecode, initializer = args if len(args) == 2 else (*args, ())
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not " + ("None" if typecode is None else type(typecode).__name__))
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = 4 if typecode == "u" else struct.calcsize(typecode)
        self._items = []
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError("cannot use a str to initialize an array with typecode '%s'" % typecode)
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, (list, tuple)):
            self._items += [self._checked(v) for v in initializer]
        else:
            for value in initializer:
                self.append(value)

    def _checked(self, value):
        code = self.typecode
        if code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be unicode character")
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
            raise OverflowError(_out_of_range(code, value, value < low))
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
        new = array(self.typecode)
        new._items = list(items)
        return new

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            if not isinstance(value, array):
                raise TypeError('can only assign array (not "%s") to array slice' % type(value).__name__)
            self._same(value)
            try:
                self._items[i] = value._items
            except ValueError as e:
                raise ValueError(str(e).replace("sequence", "array")) from None
            return
        if not hasattr(i, "__index__"):
            raise TypeError("array indices must be integers")
        value = self._checked(value)
        try:
            self._items[i] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, i):
        if not isinstance(i, slice) and not hasattr(i, "__index__"):
            raise TypeError("array indices must be integers")
        try:
            del self._items[i]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def _same(self, other):
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def insert(self, i, v, /):
        self._items.insert(i, self._checked(v))

    def append(self, v, /):
        self._items.append(self._checked(v))

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

    def __hash__(self):
        raise TypeError("unhashable type: 'array.array'")

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "%s") to array' % type(other).__name__)
        self._same(other)
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend array with array (not "%s")' % type(other).__name__)
        self.extend(other)
        return self

    def __mul__(self, n):
        if not hasattr(n, "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(n).__name__}'")
        return self._like(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items = (self * n)._items
        return self

    def __reduce_ex__(self, protocol):
        return type(self), (self.typecode, self.tounicode() if self.typecode == "u" else list(self._items)), {k: v for k, v in self.__dict__.items() if k not in _own} or None

    def _memory_(self):
        if self.typecode == "u":
            raise NotImplementedError("memoryview: format w not supported")
        from _memory import View
        return View(_Store(self), self.typecode, [len(self)])

    def __copy__(self):
        return self._like(self._items)

    def __deepcopy__(self, memo):
        return self._like(self._items)

    def tolist(self):
        return list(self._items)

    def tobytes(self):
        if self.typecode == "u":
            return self.tounicode().encode("utf-32-le")
        return struct.pack("%d%s" % (len(self), self.typecode), *self._items)

    def frombytes(self, buffer, /):
        if not isinstance(buffer, (bytes, bytearray, memoryview)):
            raise TypeError("a bytes-like object is required, not '%s'" % type(buffer).__name__)
        n, rest = divmod(len(buffer), self.itemsize)
        if rest:
            raise ValueError("bytes length not a multiple of item size")
        self._items.extend(struct.unpack("%d%s" % (n, self.typecode), buffer))

    def byteswap(self):
        if self.typecode == "u":
            return
        self._items = list(struct.unpack(">%d%s" % (len(self), self.typecode), struct.pack("<%d%s" % (len(self), self.typecode), *self._items)))

    __bytes__ = tobytes

    def fromfile(self, f, n):
        data = f.read(n * self.itemsize)
        self.frombytes(data)
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tofile(self, f):
        f.write(self.tobytes())

    def fromunicode(self, text):
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items += text

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def buffer_info(self):
        return id(self), len(self)

    def __repr__(self):
        name = type(self).__name__
        if not self._items:
            return "%s('%s')" % (name, self.typecode)
        return "%s('%s', %r)" % (name, self.typecode, self.tounicode() if self.typecode == "u" else self._items)


def _no_real(value):
    raise TypeError("must be real number, not " + type(value).__name__)


def _count(self, value):
    return self._items.count(value)


def _fromlist(self, values):
    if not isinstance(values, list):
        raise TypeError("arg must be list")
    self._items += [self._checked(v) for v in values]


def _extend(self, *args, **kwargs):
    given = len(args) + len(kwargs)
    if given > 1:
        raise TypeError(f"extend() takes at most 1 argument ({given} given)")
    if not args:
        raise TypeError("extend() takes exactly 1 positional argument (0 given)")
    bb, = args
    if isinstance(bb, array):
        if bb.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        self._items += bb._items
    else:
        for value in bb:
            self.append(value)


class _Store:
    """An array's bytes, for a view of it."""
    readonly = False

    def __init__(self, array):
        self.obj, self.read = array, array.tobytes

    def write(self, at, data):
        whole = bytearray(self.read())
        whole[at:at + len(data)] = data
        self.obj._items = []
        self.obj.frombytes(whole)


array.count, array.fromlist, array.extend = _count, _fromlist, _extend
for _names, _least, _most in (("append count fromlist frombytes remove fromunicode tofile", 1, 1),
                              ("buffer_info reverse tobytes tolist tounicode byteswap", 0, 0), ("index", 1, 3), ("insert fromfile", 2, 2), ("pop", 0, 1)):
    compiled(array, _names, _least, _most)
ArrayType = array

# Views of memory as other items than bytes: what memoryview.cast() makes.
import struct
from operator import index

_sizes = {"?": 1, "c": 1, "b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8, "P": 8, "f": 4, "d": 8}


def _size(format):
    size = _sizes.get(format[1:] if format.startswith("@") else format)
    if size is None:
        raise ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
    return size


class View:
    """Items of one format in a store, which read() gives the bytes of and write(at, data) changes."""

    def __init__(self, store, format, shape, strides=None, start=0):
        self._store, self.format, self.itemsize, self.shape = store, format, _size(format), tuple(shape)
        if strides is None:
            strides, step = [], self.itemsize
            for n in reversed(self.shape):
                strides.insert(0, step)
                step *= n
        self.strides, self._start = tuple(strides), start

    @property
    def __class__(self):
        return memoryview

    def _live(self):
        if self._store is None:
            raise ValueError("operation forbidden on released memoryview object")
        return self._store

    obj = property(lambda self: self._live().obj)
    readonly = property(lambda self: self._live().readonly)
    ndim = property(lambda self: len(self.shape))
    suboffsets = property(lambda self: ())

    @property
    def nbytes(self):
        n = self.itemsize
        for size in self.shape:
            n *= size
        return n

    @property
    def contiguous(self):
        return self.strides == View(self._live(), self.format, self.shape).strides

    c_contiguous = contiguous

    @property
    def f_contiguous(self):
        return self.contiguous and len(self.shape) < 2

    def _at(self, offset):
        return struct.unpack_from(self.format, self._live().read(), offset)[0]

    def _put(self, offset, value):
        kind = self.format[-1]
        try:
            data = struct.pack(self.format, value)
        except struct.error:
            whole = hasattr(value, "__index__") if kind not in "fdc" else isinstance(value, bytes) if kind == "c" else isinstance(value, (int, float))
            raise (ValueError if whole else TypeError)(f"memoryview: invalid {'value' if whole else 'type'} for format '{kind}'") from None
        self._live().write(offset, data)

    def _items(self, shape, strides, start):
        if not shape:
            return self._at(start)
        return [self._items(shape[1:], strides[1:], start + i * strides[0]) for i in range(shape[0])]

    def tolist(self):
        return self._items(self.shape, self.strides, self._start)

    def tobytes(self, order="C"):
        data, size = self._live().read(), self.itemsize
        if self.contiguous:
            return data[self._start:self._start + self.nbytes]
        return b"".join(data[at:at + size] for at in range(self._start, self._start + self.shape[0] * self.strides[0], self.strides[0]))

    __bytes__ = tobytes

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def cast(self, format, shape=None):
        return cast(self, format, shape)

    def toreadonly(self):
        return View(_Kept(self._live()), self.format, self.shape, self.strides, self._start)

    def release(self):
        self._store = None

    def __enter__(self):
        self._live()
        return self

    def __exit__(self, *exc):
        self.release()

    def _memory_(self):
        return View(self._live(), self.format, self.shape, self.strides, self._start)

    def __len__(self):
        self._live()
        return self.shape[0]

    def _place(self, key):
        keys = key if isinstance(key, tuple) else (key,)
        if not all(hasattr(k, "__index__") for k in keys):
            raise TypeError("memoryview: invalid slice key")
        if len(keys) < len(self.shape):
            raise NotImplementedError("multi-dimensional sub-views are not implemented" if not isinstance(key, tuple) else "sub-views are not implemented")
        if len(keys) > len(self.shape):
            raise TypeError(f"cannot index {len(self.shape)}-dimension view with {len(keys)}-element tuple")
        at = self._start
        for d, (k, n, step) in enumerate(zip(map(index, keys), self.shape, self.strides), 1):
            if not -n <= k < n:
                raise IndexError(f"index out of bounds on dimension {d}")
            at += (k + n if k < 0 else k) * step
        return at

    def _slice(self, key):
        if len(self.shape) > 1:
            raise NotImplementedError("multi-dimensional slicing is not implemented")
        start, stop, step = key.indices(self.shape[0])
        return View(self._live(), self.format, [len(range(start, stop, step))], [self.strides[0] * step], self._start + start * self.strides[0])

    def __getitem__(self, key):
        self._live()
        return self._slice(key) if isinstance(key, slice) else self._at(self._place(key))

    def __setitem__(self, key, value):
        if self._live().readonly:
            raise TypeError("cannot modify read-only memory")
        if not isinstance(key, slice):
            self._put(self._place(key), value)
            return
        part, other = self._slice(key), memoryview(value)
        if other.format != self.format or other.shape != part.shape:
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        for i, item in enumerate(other.tolist()):
            part[i] = item

    def __delitem__(self, key):
        raise TypeError("cannot delete memory")

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __reversed__(self):
        return (self[i] for i in range(len(self) - 1, -1, -1))

    def __eq__(self, other):
        try:
            other = memoryview(other)
        except TypeError:
            return NotImplemented
        return self.shape == other.shape and self.tolist() == other.tolist()

    def __hash__(self):
        if not self._live().readonly:
            raise ValueError("cannot hash writable memoryview object")
        if self.format not in ("B", "b", "c"):
            raise ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
        return hash(self.tobytes())

    def __repr__(self):
        return f"<memory at {id(self):#x}>" if self._store else f"<released memory at {id(self):#x}>"


View.__name__ = View.__qualname__ = "memoryview"
View.__module__ = "builtins"


class _Bytes:
    """The store of a view of bytes."""

    def __init__(self, view):
        self.view, self.obj, self.readonly = view, view.obj, view.readonly

    def read(self):
        return self.view.tobytes()

    def write(self, at, data):
        self.view[at:at + len(data)] = data


class _Kept:
    """A store that cannot be written."""
    readonly = True

    def __init__(self, store):
        self.obj, self.read = store.obj, store.read


def cast(view, format, shape=None):
    if not isinstance(format, str):
        raise TypeError(f"cast() argument 'format' must be str, not {type(format).__name__}")
    if not view.contiguous:
        raise TypeError("memoryview: casts are restricted to C-contiguous views")
    size = _size(format)
    if format[-1] not in "Bbc" and view.format[-1] not in "Bbc":
        raise TypeError("memoryview: cannot cast between two non-byte formats")
    total = view.nbytes
    if total % size:
        raise TypeError("memoryview: length is not a multiple of itemsize")
    if shape is None:
        shape = [total // size]
    elif not isinstance(shape, (list, tuple)):
        raise TypeError("shape must be a list or a tuple")
    else:
        n = size
        for part in shape:
            if not isinstance(part, int):
                raise TypeError("memoryview.cast(): elements of shape must be integers")
            if part <= 0:
                raise ValueError("memoryview.cast(): elements of shape must be integers > 0")
            n *= part
        if n != total:
            raise TypeError("memoryview: product(shape) * itemsize != buffer size")
    if type(view) is View:
        return View(view._live(), format, shape, None, view._start)
    return View(_Bytes(view), format, shape)

"""Objects as bytes, in the formats 0 to 5 of Python."""
import sys
from copyreg import __newobj__, __newobj_ex__, dispatch_table
from struct import pack, unpack_from

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
_BATCH = 1000
_FRAME = 64 * 1024


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


for _error in (PickleError, PicklingError, UnpicklingError):
    _error.__module__ = "_pickle"
_OLD = {"range": "xrange", "str": "unicode", "int": "long", "chr": "unichr"}  # as Python 2 called them
_OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue"}
_SINGLES = {type(None): None, type(...): ..., type(NotImplemented): NotImplemented}


def _resolve(module, name):
    if module not in sys.modules:
        __import__(module)
    found = sys.modules[module]
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {name!r} on {sys.modules[module]!r}")
        try:
            found = getattr(found, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {sys.modules[module]!r}") from None
    return found


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        elif protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if file is not None and not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file = file
        self.proto = protocol
        self.bin = protocol >= 1
        self.fast = False
        self.clear_memo()

    def clear_memo(self):
        self.memo = {}

    def dump(self, obj):
        self._parts, self._frame, self._size = [], [], 0
        self.save(obj)
        self._put(b".")
        self._end_frame()
        head = b"\x80" + bytes([self.proto]) if self.proto >= 2 else b""
        self._file.write(head + b"".join(self._parts))

    def persistent_id(self, obj):
        return None

    def _put(self, *parts):
        for part in parts:
            self._frame.append(part)
            self._size += len(part)
        if self._size >= _FRAME:
            self._end_frame()

    def _end_frame(self):
        if self.proto >= 4 and self._size >= 4:
            self._parts.append(b"\x95" + pack("<Q", self._size))
        self._parts += self._frame
        self._frame, self._size = [], 0

    def _sized(self, short, middle, long, data):
        n = len(data)
        if n < 256 and short:
            head = short + bytes([n])
        elif n < 1 << 32:
            head = middle + pack("<I", n)
        else:
            head = long + pack("<Q", n)
        if n < _FRAME:
            return self._put(head + data)
        self._end_frame()
        self._parts += [head, data]

    def memoize(self, obj):
        if self.fast:
            return
        i = len(self.memo)
        self.memo[-1 - i if id(obj) in self.memo else id(obj)] = i, obj
        if self.proto >= 4:
            self._put(b"\x94")
        elif self.bin:
            self._put(b"q" + bytes([i]) if i < 256 else b"r" + pack("<I", i))
        else:
            self._put(b"p%d\n" % i)

    def _kept(self, obj):
        """What fetches an object that was written before."""
        i = self.memo[id(obj)][0]
        if not self.bin:
            return b"g%d\n" % i
        return b"h" + bytes([i]) if i < 256 else b"j" + pack("<I", i)

    def save(self, obj):
        key = self.persistent_id(obj)
        if key is not None:
            if self.bin:
                self.save(key)
                return self._put(b"Q")
            try:
                return self._put(b"P" + str(key).encode("ascii") + b"\n")
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        cls = type(obj)
        save = self._simple.get(cls)
        if save is not None:
            return save(self, obj)
        if id(obj) in self.memo:
            return self._put(self._kept(obj))
        save = self._dispatch.get(cls)
        if save is not None:
            return save(self, obj)
        made = NotImplemented
        if hasattr(self, "reducer_override"):
            made = self.reducer_override(obj)
        if made is NotImplemented:
            reduce = getattr(self, "dispatch_table", dispatch_table).get(cls)
            if reduce is not None:
                made = reduce(obj)
            elif isinstance(obj, type) or cls.__name__ in ("function", "builtin_function_or_method") and getattr(obj, "__self__", None).__class__.__name__ in ("NoneType", "module"):
                return self.save_global(obj)
            elif cls.__name__ == "builtin_function_or_method" or cls.__name__ == "method" and isinstance(obj.__self__, type):
                made = getattr, (obj.__self__, obj.__name__)
            else:
                made = obj.__reduce_ex__(self.proto)
        if isinstance(made, str):
            return self.save_global(obj, made)
        if not isinstance(made, tuple):
            raise PicklingError(f"__reduce__ must return a string or tuple")
        if not 2 <= len(made) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(*made, obj=obj)

    def save_reduce(self, func, args, state=None, items=None, pairs=None, setter=None, *, obj=None):
        if not callable(func):
            raise PicklingError(f"first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        if func is __newobj_ex__ and self.proto >= 4:
            for part in args:
                self.save(part)
            self._put(b"\x92")
        elif func is __newobj__ and self.proto >= 2:
            self.save(args[0])
            self.save(args[1:])
            self._put(b"\x81")
        else:
            self.save(func)
            self.save(args)
            self._put(b"R")
        if obj is not None:
            if id(obj) in self.memo:
                self._put(b"0" + self._kept(obj))
            else:
                self.memoize(obj)
        if items is not None:
            self._batch(items, b"a", b"e", self.save)
        if pairs is not None:
            self._batch(pairs, b"s", b"u", self._save_pair)
        if state is not None:
            if setter is None:
                self.save(state)
                self._put(b"b")
            else:
                self.save(setter)
                if self.proto < 2:
                    self._put(b"(")
                self.save(obj)
                self.save(state)
                self._put(b"\x86R0" if self.proto >= 2 else b"tR0")

    def _save_pair(self, pair):
        self.save(pair[0])
        self.save(pair[1])

    def _batch(self, given, one, many, save):
        items = list(given)
        if not self.bin:
            for item in items:
                save(item)
                self._put(one)
            return
        whole = type(given) is list or type(given) is type({}.items())  # then only a single item stands alone
        for start in range(0, len(items), _BATCH):
            part = items[start:start + _BATCH]
            alone = len(part) == 1 and (start == 0 or not whole)
            if not alone:
                self._put(b"(")
            for item in part:
                save(item)
            self._put(one if alone else many)

    def _save_int(self, n):
        if not self.bin and -1 << 31 <= n < 1 << 31:
            self._put(b"I%d\n" % n)
        elif 0 <= n < 256:
            self._put(b"K" + bytes([n]))
        elif 0 <= n < 65536:
            self._put(b"M" + pack("<H", n))
        elif -1 << 31 <= n < 1 << 31:
            self._put(b"J" + pack("<i", n))
        elif self.proto < 2:
            self._put(b"L%dL\n" % n)
        else:
            data = n.to_bytes(n.bit_length() // 8 + 1, "little", signed=True)
            if n < 0 and len(data) > 1 and data[-1] == 255 and data[-2] & 128:
                data = data[:-1]
            self._put(b"\x8a" + bytes([len(data)]) + data if len(data) < 256 else b"\x8b" + pack("<i", len(data)) + data)

    def _save_bool(self, b):
        if self.proto < 2:
            self._put(b"I01\n" if b else b"I00\n")
        else:
            self._put(b"\x88" if b else b"\x89")

    def _save_float(self, x):
        self._put(b"G" + pack(">d", x) if self.bin else b"F" + repr(x).encode() + b"\n")

    def _save_str(self, s):
        if not self.bin:
            text = "".join(_escaped(c) for c in s) if any(c > "\xff" or c in _ESCAPED for c in s) else s
            self._put(b"V" + text.encode("latin-1") + b"\n")
            return self.memoize(s)
        data = s.encode("utf-8", "surrogatepass")
        new = self.proto >= 4
        self._sized(b"\x8c" if new else None, b"X", b"\x8d", data)
        self.memoize(s)

    def _save_bytes(self, b):
        if self.proto < 3:
            import codecs
            return self.save_reduce(codecs.encode, (b.decode("latin1"), "latin1"), obj=b) if b else self.save_reduce(bytes, (), obj=b)
        self._sized(b"C", b"B", b"\x8e", b)
        self.memoize(b)

    def _save_tuple(self, t):
        if not t:
            return self._put(b")" if self.bin else b"(t")
        short = len(t) <= 3 and self.proto >= 2
        if not short:
            self._put(b"(")
        for item in t:
            self.save(item)
        if id(t) in self.memo:  # it holds itself
            drop = b"0" * len(t) if short else b"1" if self.bin else b"0" * (len(t) + 1)
            return self._put(drop + self._kept(t))
        self._put((b"\x85", b"\x86", b"\x87")[len(t) - 1] if short else b"t")
        self.memoize(t)

    def _save_list(self, items):
        self._put(b"]" if self.bin else b"(l")
        self.memoize(items)
        self._batch(items, b"a", b"e", self.save)

    def _save_dict(self, d):
        self._put(b"}" if self.bin else b"(d")
        self.memoize(d)
        self._batch(d.items(), b"s", b"u", self._save_pair)

    def _save_set(self, s):
        if self.proto < 4:
            return self.save_reduce(set, (list(s),), obj=s)
        self._put(b"\x8f")
        self.memoize(s)
        items = list(s)
        for start in range(0, len(items), _BATCH):
            self._put(b"(")
            for item in items[start:start + _BATCH]:
                self.save(item)
            self._put(b"\x90")

    def _save_frozenset(self, s):
        if self.proto < 4:
            return self.save_reduce(frozenset, (list(s),), obj=s)
        self._put(b"(")
        for item in s:
            self.save(item)
        if id(s) in self.memo:
            return self._put(b"1" + self._kept(s))
        self._put(b"\x91")
        self.memoize(s)

    def _save_bytearray(self, b):
        if self.proto < 5:
            return self.save_reduce(bytearray, (bytes(b),) if b else (), obj=b)
        self._put(b"\x96" + pack("<Q", len(b)), bytes(b))
        self.memoize(b)

    def _save_type(self, cls):
        if cls in _SINGLES:
            return self.save_reduce(type, (_SINGLES[cls],), obj=cls)
        self.save_global(cls)

    def save_global(self, obj, name=None):
        name = name or getattr(obj, "__qualname__", None) or obj.__name__
        module = getattr(obj, "__module__", None)
        if module is None:
            module = next((m for m, found in list(sys.modules.items()) if m != "__main__" and getattr(found, name, None) is obj), "__main__")
        try:
            found = _resolve(module, name)
        except (ImportError, KeyError, AttributeError):
            if "<locals>" in name:
                raise AttributeError(f"Can't pickle local object {name!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        if self.proto >= 4:
            self.save(module)
            self._save_str(name) if name == module else self.save(name)  # two equal texts
            self._put(b"\x93")
        elif "." in name:
            parent, name = _resolve(module, name.rpartition(".")[0]), name.rpartition(".")[2]
            return self.save_reduce(getattr, (parent, name), obj=obj)
        else:
            if self.proto < 3:
                if module == "builtins":
                    error = isinstance(obj, type) and issubclass(obj, BaseException)
                    module, name = "exceptions" if error else "__builtin__", _OLD.get(name, name)
                module = _OLD_MODULES.get(module, module)
            self._put(f"c{module}\n{name}\n".encode())
        self.memoize(obj)

    _simple = {
        type(None): lambda self, obj: self._put(b"N"),
        bool: _save_bool, int: _save_int, float: _save_float,
    }
    _dispatch = {
        type(...): lambda self, obj: self.save_global(obj, "Ellipsis"),
        type(NotImplemented): lambda self, obj: self.save_global(obj, "NotImplemented"),
        str: _save_str, bytes: _save_bytes, tuple: _save_tuple, list: _save_list, dict: _save_dict, set: _save_set,
        frozenset: _save_frozenset, bytearray: _save_bytearray, type: _save_type,
    }


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file = file

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def find_class(self, module, name):
        if module in ("__builtin__", "exceptions"):
            module, name = "builtins", next((new for new, old in _OLD.items() if old == name), name)
        module = next((new for new, old in _OLD_MODULES.items() if old == module), module)
        return _resolve(module, name)

    def _take(self, n):
        data = self._file.read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _number(self, format, size):
        return unpack_from(format, self._take(size))[0]

    def _line(self, encoding="utf-8"):
        line = self._file.readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1].decode(encoding)

    def _mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        at = self._marks.pop()
        items = self._stack[at:]
        del self._stack[at:]
        return items

    def load(self):
        self._stack, self._marks = [], []
        memo = self.memo = {}
        stack = self._stack
        push, pop, take, number = stack.append, stack.pop, self._take, self._number
        constants = {b"N": None, b"\x88": True, b"\x89": False, b")": ()}
        while True:
            op = self._file.read(1)
            if not op:
                raise EOFError("Ran out of input")
            try:
                if op in constants:
                    push(constants[op])
                elif op == b".":
                    return pop()
                elif op in _READ:
                    push(_READ[op](self))
                elif op == b"\x94":
                    memo[len(memo)] = stack[-1]
                elif op == b"(":
                    self._marks.append(len(stack))
                elif op in (b"h", b"j", b"g"):
                    i = int(self._line()) if op == b"g" else number("<I", 4) if op == b"j" else take(1)[0]
                    if i not in memo:
                        raise UnpicklingError(f"Memo value not found at index {i}")
                    push(memo[i])
                elif op in (b"q", b"r", b"p"):
                    i = int(self._line()) if op == b"p" else number("<I", 4) if op == b"r" else take(1)[0]
                    memo[i] = stack[-1]
                elif op == b"\x80":
                    version = take(1)[0]
                    if version > HIGHEST_PROTOCOL:
                        raise ValueError(f"unsupported pickle protocol: {version}")
                elif op == b"\x95":
                    take(8)
                elif op in b"\x85\x86\x87":
                    n = op[0] - 0x84
                    items = tuple(stack[-n:])
                    del stack[-n:]
                    push(items)
                elif op == b"]":
                    push([])
                elif op == b"}":
                    push({})
                elif op == b"\x8f":
                    push(set())
                elif op == b"t":
                    push(tuple(self._mark()))
                elif op == b"l":
                    push(self._mark())
                elif op == b"d":
                    items = self._mark()
                    push(dict(zip(items[::2], items[1::2])))
                elif op == b"\x91":
                    push(frozenset(self._mark()))
                elif op == b"a":
                    item = pop()
                    stack[-1].append(item)
                elif op == b"e":
                    items = self._mark()
                    stack[-1].extend(items) if isinstance(stack[-1], list) else [stack[-1].append(x) for x in items]
                elif op == b"s":
                    value, key = pop(), pop()
                    stack[-1][key] = value
                elif op == b"u":
                    items = self._mark()
                    for key, value in zip(items[::2], items[1::2]):
                        stack[-1][key] = value
                elif op == b"\x90":
                    items = self._mark()
                    stack[-1].update(items)
                elif op == b"\x93":
                    name, module = pop(), pop()
                    push(self.find_class(module, name))
                elif op == b"c":
                    module = self._line()
                    push(self.find_class(module, self._line()))
                elif op == b"R":
                    args = pop()
                    stack[-1] = stack[-1](*args)
                elif op == b"\x81":
                    args = pop()
                    stack[-1] = stack[-1].__new__(stack[-1], *args)
                elif op == b"\x92":
                    kwargs, args = pop(), pop()
                    stack[-1] = stack[-1].__new__(stack[-1], *args, **kwargs)
                elif op == b"b":
                    self._build(pop())
                elif op == b"0":
                    pop()
                elif op == b"1":
                    self._mark()
                elif op == b"2":
                    push(stack[-1])
                elif op == b"Q":
                    push(self.persistent_load(pop()))
                elif op == b"P":
                    push(self.persistent_load(self._line()))
                else:
                    shown = repr(op)[2:-1]
                    raise UnpicklingError(f"invalid load key, '{shown}'.")
            except IndexError:
                if stack:
                    raise
                raise UnpicklingError("unpickling stack underflow") from None

    def _build(self, state):
        made = self._stack[-1]
        setstate = getattr(made, "__setstate__", None)
        if setstate is not None:
            return setstate(state)
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            made.__dict__.update(state)
        for name, value in (slots or {}).items():
            setattr(made, name, value)


_ESCAPED = "\\\0\n\r\x1a"


def _escaped(c):
    """A character in a line of protocol 0."""
    if c > "\uffff":
        return "\\U%08x" % ord(c)
    return "\\u%04x" % ord(c) if c > "\xff" or c in _ESCAPED else c


def _text_int(self):
    line = self._line()
    return {"00": False, "01": True}.get(line) if line in ("00", "01") else int(line.rstrip("L"))


def _text_str(self):
    line = self._line()
    if len(line) < 2 or line[0] not in "'\"" or line[-1] != line[0]:
        raise UnpicklingError("the STRING opcode argument must be quoted")
    return eval(line, {"__builtins__": {}})


def _text_unicode(self):
    import re
    return re.sub(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})", lambda m: chr(int(m[1] or m[2], 16)), self._line("latin-1"))


_READ = {
    b"K": lambda u: u._take(1)[0],
    b"M": lambda u: u._number("<H", 2),
    b"J": lambda u: u._number("<i", 4),
    b"\x8a": lambda u: int.from_bytes(u._take(u._take(1)[0]), "little", signed=True),
    b"\x8b": lambda u: int.from_bytes(u._take(u._number("<i", 4)), "little", signed=True),
    b"I": _text_int,
    b"L": _text_int,
    b"G": lambda u: u._number(">d", 8),
    b"F": lambda u: float(u._line()),
    b"\x8c": lambda u: u._take(u._take(1)[0]).decode("utf-8", "surrogatepass"),
    b"X": lambda u: u._take(u._number("<I", 4)).decode("utf-8", "surrogatepass"),
    b"\x8d": lambda u: u._take(u._number("<Q", 8)).decode("utf-8", "surrogatepass"),
    b"V": _text_unicode,
    b"S": _text_str,
    b"C": lambda u: u._take(u._take(1)[0]),
    b"B": lambda u: u._take(u._number("<I", 4)),
    b"\x8e": lambda u: u._take(u._number("<Q", 8)),
    b"\x96": lambda u: bytearray(u._take(u._number("<Q", 8))),
}


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    import io
    out = io.BytesIO()
    Pickler(out, protocol).dump(obj)
    return out.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    import io
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(io.BytesIO(data)).load()

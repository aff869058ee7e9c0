# Pretty-printing: what does not fit on a line is broken item by item.
import sys

__all__ = ["pprint", "pformat", "pp", "isreadable", "isrecursive", "saferepr", "PrettyPrinter"]


class _Key:
    """Orders what does not compare by the names of the types."""

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        try:
            return self.v < other.v
        except TypeError:
            return (str(type(self.v)), id(self.v)) < (str(type(other.v)), id(other.v))


def _order(items):
    return sorted(items, key=_Key)


def _by_key(items):
    return sorted(items, key=lambda pair: _Key(pair[0]))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth = int(indent), int(width), depth
        self._stream, self._compact = stream, bool(compact)
        self._sort, self._underscores = sort_dicts, underscore_numbers

    def pprint(self, object):
        stream = self._stream if self._stream is not None else sys.stdout
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        return self._text(object, 0, 0, (), 1)

    def isreadable(self, object):
        return "<" not in self._flat(object, (), 1)

    def isrecursive(self, object):
        return "<Recursion on" in self._flat(object, (), 1)

    def _flat(self, v, above, level):
        """Show v on one line."""
        kind = type(v)
        show = kind.__repr__
        if isinstance(v, dict) and show is dict.__repr__:
            if not v:
                return "{}"
            if self._depth and level > self._depth:
                return "{...}"
            if id(v) in above:
                return self._loop(v)
            above += (id(v),)
            pairs = _by_key(v.items()) if self._sort else v.items()
            return "{" + ", ".join(f"{self._flat(k, above, level + 1)}: {self._flat(x, above, level + 1)}" for k, x in pairs) + "}"
        if isinstance(v, list) and show is list.__repr__ or isinstance(v, tuple) and show is tuple.__repr__:
            left, right = "[]" if isinstance(v, list) else "()"
            if not v:
                return left + right
            if self._depth and level > self._depth:
                return left + "..." + right
            if id(v) in above:
                return self._loop(v)
            above += (id(v),)
            comma = "," if left == "(" and len(v) == 1 else ""
            return left + ", ".join(self._flat(x, above, level + 1) for x in v) + comma + right
        if kind is int and self._underscores:
            return f"{v:_d}"
        return repr(v)

    def _loop(self, v):
        return f"<Recursion on {type(v).__name__} with id={id(v)}>"

    def _text(self, v, column, after, above, level):
        """Show v from a column on, leaving room for what follows on its last line."""
        line = self._flat(v, above, level)
        if len(line) <= self._width - column - after or id(v) in above or self._depth and level > self._depth and not isinstance(v, str):
            return line
        above += (id(v),)
        show = type(v).__repr__
        if isinstance(v, dict) and show is dict.__repr__:
            return self._mapping("{", "}", v, column, after, above, level)
        if isinstance(v, list) and show is list.__repr__:
            return self._row("[", "]", v, column, after, above, level)
        if isinstance(v, tuple) and show is tuple.__repr__:
            return self._row("(", ",)" if len(v) == 1 else ")", v, column, after, above, level)
        if isinstance(v, (set, frozenset)) and show in (set.__repr__, frozenset.__repr__) and v:
            left, right = ("{", "}") if type(v) is set else (type(v).__name__ + "({", "})")
            return self._row(left, right, _order(v), column + len(left) - 1, after, above, level)
        if isinstance(v, str) and show is str.__repr__:
            return self._string(v, column, after, level)
        if isinstance(v, bytes) and show is bytes.__repr__:
            return self._bytes(v, column, after, level)
        if isinstance(v, bytearray) and show is bytearray.__repr__:
            return "bytearray(" + self._bytes(bytes(v), column + 10, after + 1, level + 1) + ")"
        if type(v).__module__ == "collections" and type(v).__name__ in ("UserDict", "UserList", "UserString"):
            return self._text(v.data, column, after, above, level)
        if type(v).__module__ == "collections" and type(v).__name__ == "ChainMap" and v.maps:
            inside = column + len("ChainMap(")
            return "ChainMap(" + (",\n" + " " * inside).join(
                self._text(m, inside, after + 1 if m is v.maps[-1] else 1, above, level + 1) for m in v.maps) + ")"
        if "__dataclass_fields__" in dir(type(v)) and not isinstance(v, type):
            return self._record(v, column, after, above, level)
        if isinstance(v, dict) and type(v).__name__ == "Counter" and v:
            head = type(v).__name__ + "("
            return head + self._mapping("{", "}", dict(v.most_common()), column + len(head), after + 1, above, level, False) + ")"
        if type(v).__name__ == "deque":
            head = type(v).__name__ + "("
            tail = ")" if v.maxlen is None else f",\n{' ' * (column + len(head))}maxlen={v.maxlen!r})"
            return head + self._row("[", "]", v, column + len(head), after + 1, above, level) + tail
        if type(v).__name__ == "SimpleNamespace":
            return self._fields(type(v).__name__.replace("SimpleNamespace", "namespace"), list(vars(v).items()), column, after, above, level)
        if type(v).__name__ == "mappingproxy":
            return "mappingproxy(" + self._text(dict(v), column + 13, after + 1, above, level) + ")"
        if type(v).__name__ == "defaultdict":
            head = f"{type(v).__name__}({v.default_factory!r},\n{' ' * (column + len(type(v).__name__) + 1)}"
            inside = column + len(type(v).__name__) + 1
            return head + self._mapping("{", "}", dict(v), inside, after + 1, above, level) + ")"
        if isinstance(v, dict) and type(v).__name__ == "OrderedDict":
            head = type(v).__name__ + "("
            return head + self._row("[", "]", list(v.items()), column + len(head), after + 1, above, level) + ")"
        return line

    def _bytes(self, v, column, after, level):
        if len(v) <= 4:
            return repr(v)
        closed = level == 1
        column, after = column + closed, after + closed
        width, rows, row = self._width - column, [], b""
        for i in range(0, len(v), 4):
            if i == len(v) // 4 * 4:
                width -= after
            longer = row + v[i:i + 4]
            if row and len(repr(longer)) > width:
                rows.append(repr(row))
                longer = v[i:i + 4]
            row = longer
        text = ("\n" + " " * column).join([*rows, repr(row)])
        return "(" + text + ")" if closed else text

    def _gap(self):
        return " " * (self._indent - 1) if self._indent > 1 else ""

    def _mapping(self, left, right, v, column, after, above, level, sort=True):
        pairs = _by_key(v.items()) if self._sort and sort else list(v.items())
        column += self._indent
        parts = []
        for i, (k, x) in enumerate(pairs):
            key = self._flat(k, above, level + 1)
            tail = after + len(right) if i == len(pairs) - 1 else 1
            parts.append(f"{key}: " + self._text(x, column + len(key) + 2, tail, above, level + 1))
        return left + self._gap() + (",\n" + " " * column).join(parts) + right

    def _row(self, left, right, items, column, after, above, level):
        column += self._indent
        items = list(items)
        if not self._compact:
            parts = [self._text(x, column, after + len(right) if i == len(items) - 1 else 1, above, level + 1)
                     for i, x in enumerate(items)]
            return left + self._gap() + (",\n" + " " * column).join(parts) + right
        rows, row = [], ""
        for i, x in enumerate(items):
            last = i == len(items) - 1
            text = self._flat(x, above, level + 1)
            room = self._width - column - (after + len(right) if last else 0)
            if row and len(row) + 2 + len(text) + (0 if last else 1) <= room:
                row += ", " + text
                continue
            if row:
                rows.append(row)
            row = text if len(text) <= room else self._text(x, column, 1, above, level + 1)
        return left + self._gap() + (",\n" + " " * column).join(rows + [row]) + right

    def _string(self, v, column, after, level):
        lines = v.splitlines(True)
        if level == 1:
            column += 1
            after += 1
        room = self._width - column
        pieces = []
        for i, line in enumerate(lines):
            end = room - after if i == len(lines) - 1 else room
            if len(repr(line)) <= end:
                pieces.append(repr(line))
                continue
            part = ""
            words = _words(line)
            for j, word in enumerate(words):
                limit = end if j == len(words) - 1 and i == len(lines) - 1 else room
                if part and len(repr(part + word)) > limit:
                    pieces.append(repr(part))
                    part = word
                else:
                    part += word
            if part:
                pieces.append(repr(part))
        if len(pieces) == 1:
            return pieces[0]
        text = ("\n" + " " * column).join(pieces)
        return f"({text})" if level == 1 else text

    def _record(self, v, column, after, above, level):
        shown = [(f.name, getattr(v, f.name)) for f in v.__dataclass_fields__.values() if f.repr]
        return self._fields(type(v).__qualname__, shown, column, after, above, level)

    def _fields(self, name, shown, column, after, above, level):
        column += len(name) + 1
        parts = []
        for i, (field, value) in enumerate(shown):
            tail = after + 1 if i == len(shown) - 1 else 1
            parts.append(f"{field}=" + self._text(value, column + len(field) + 1, tail, above, level + 1))
        return f"{name}({(',' + chr(10) + ' ' * column).join(parts)})"


def _words(line):
    """Split a line into words, each with the blanks after it."""
    out, word = [], ""
    for i, c in enumerate(line):
        word += c
        if c.isspace() and i + 1 < len(line) and not line[i + 1].isspace():
            out.append(word)
            word = ""
    return out + [word] if word else out


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._flat(object, (), 1)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)

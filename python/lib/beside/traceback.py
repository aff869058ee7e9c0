# Tracebacks as text and as data.
import sys
import _traceback

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb"]

_unset = object()
_all = sys.maxsize


def _write(lines, file):
    print("".join(lines), file=sys.stderr if file is None else file, end="")


def _some(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


def _span(limit):
    if limit is None:
        return 0, _all
    return (0, limit) if limit >= 0 else (limit, _all)


class FrameSummary:
    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals", "_text")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename, self.lineno, self.name, self._line = filename, lineno, name, line
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno, self._text = colno, end_colno, None
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            import linecache
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def _key(self):
        return self.filename, self.lineno, self.name, self.locals

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._key() == other._key()
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return "<FrameSummary file {filename}, line {lineno} in {name}>".format(
            filename=self.filename, lineno=self.lineno, name=self.name)


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        found = cls()
        for frame, lineno in frame_gen:
            code = frame.f_code
            found.append(FrameSummary(code.co_filename, lineno, code.co_name,
                                      locals=frame.f_locals if capture_locals else None))
        return cls(_some(found, limit))

    @classmethod
    def from_list(cls, a_list):
        return cls(f if isinstance(f, FrameSummary) else FrameSummary(f[0], f[1], f[2], line=f[3]) for f in a_list)

    def format_frame_summary(self, frame_summary):
        f = frame_summary
        text = f._text
        if text is None:
            text = '  File "{}", line {}, in {}\n'.format(f.filename, f.lineno, f.name)
            if f.line:
                text += "    {}\n".format(f.line)
        if f.locals:
            text += "".join("    {name} = {value}\n".format(name=n, value=v) for n, v in sorted(f.locals.items()))
        return text

    def format(self):
        result, last, count = [], None, 0

        def repeated():
            if count > 3:
                more = count - 3
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")
        for f in self:
            if last is None or last != (f.filename, f.lineno, f.name):
                repeated()
                last, count = (f.filename, f.lineno, f.name), 0
            count += 1
            if count <= 3:
                result.append(self.format_frame_summary(f))
        repeated()
        return result


def _summary(entries):
    found = StackSummary()
    for filename, lineno, name, line, end_lineno, colno, end_colno, text in entries:
        f = FrameSummary(filename, lineno, name, line=line, end_lineno=end_lineno, colno=colno, end_colno=end_colno)
        f._text = text
        found.append(f)
    return found


def extract_tb(tb, limit=None):
    return StackSummary(_some(_summary(_traceback.entries(tb)), limit))


def extract_stack(f=None, limit=None):
    entries = _traceback.stack() if f is None else _traceback.stack(f)
    return StackSummary(_some(_summary(entries), None if limit is None else -limit))


def format_tb(tb, limit=None):
    return _some(_traceback.repeats(tb), limit)


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _write(format_stack(f, limit), file)


def _given(exc, value, tb):
    if (value is _unset) != (tb is _unset):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _unset:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def format_exception(exc, /, value=_unset, tb=_unset, limit=None, chain=True):
    value, tb = _given(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return _traceback.whole(value, tb, *_span(limit), bool(chain))


def print_exception(exc, /, value=_unset, tb=_unset, limit=None, file=None, chain=True):
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exception_only(exc, /, value=_unset):
    value = exc if value is _unset else value
    return ["NoneType: None\n"] if value is None else _traceback.only(value)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_traceback.handled(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    _write(format_exc(limit, chain), file)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    f = sys._getframe(1) if f is None else f
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    pass


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = _seen or set()
        seen.add(id(exc_value))
        self.stack = extract_tb(exc_traceback, limit)
        self._captured = bool(capture_locals)
        if capture_locals:
            self._capture(exc_traceback, limit)
        self.exc_type, self._str, self._only = exc_type, str(exc_value), _traceback.only(exc_value)
        self._whole = exc_value, exc_traceback, _span(limit)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.exceptions = None

        def inner(e):
            if e is None or id(e) in seen:
                return None
            return TracebackException(type(e), e, e.__traceback__, limit=limit, capture_locals=capture_locals, _seen=seen)
        self.__cause__ = inner(exc_value.__cause__)
        self.__context__ = inner(exc_value.__context__)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def format_exception_only(self):
        yield from self._only

    def _capture(self, tb, limit):
        frames = [frame for frame, _ in walk_tb(tb)]
        if len(frames) != len(extract_tb(tb)):  # those of the library's own are among them
            return
        for entry, frame in zip(self.stack, _some(frames, limit)):
            entry.locals = {name: repr(value) for name, value in frame.f_locals.items()}

    def _with_locals(self, chain):
        # The text of each entry is there already: its names go behind it.
        if chain and self.__cause__ is not None:
            yield from self.__cause__.format()
            yield "\nThe above exception was the direct cause of the following exception:\n\n"
        elif chain and self.__context__ is not None and not self.__suppress_context__:
            yield from self.__context__.format()
            yield "\nDuring handling of the above exception, another exception occurred:\n\n"
        if self._whole[1] is not None:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def format(self, *, chain=True, _ctx=None):
        if self._captured and not isinstance(self._whole[0], BaseExceptionGroup):
            yield from self._with_locals(chain)
            return
        value, tb, (first, last) = self._whole
        yield from _traceback.whole(value, tb, first, last, bool(chain))

    def print(self, *, file=None, chain=True):
        _write(self.format(chain=chain), file)

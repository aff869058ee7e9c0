# Comma-separated values: readers and writers over any iterable of lines and any
# object that has a write method.
import io
import re

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab",
           "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer",
           "unregister_dialect", "DictReader", "DictWriter", "unix_dialect"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
__version__ = "1.0"


class Error(Exception):
    __module__ = "_csv"


_fields = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict")
_defaults = (",", True, None, "\r\n", '"', QUOTE_MINIMAL, False, False)


class _Settings:
    """A checked set of formatting parameters."""

    def __init__(self, dialect=None, given={}):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for key in given:
            if key not in _fields:
                raise TypeError(f"'{key}' is an invalid keyword argument for this function")
        for name, default in zip(_fields, _defaults):
            setattr(self, name, given.get(name, getattr(dialect, name, default)))
        for name in ("delimiter", "escapechar", "quotechar"):
            value = getattr(self, name)
            optional = name != "delimiter"
            if value is None and optional:
                continue
            if not isinstance(value, str):
                kind = type(value).__name__
                raise TypeError(f'"{name}" must be string{" or None" if optional else ""}, not {kind}')
            if optional and value == "":
                setattr(self, name, None)
            elif len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if self.quotechar == "" or self.quotechar is None and "quotechar" in given and "quoting" not in given:
            self.quoting = QUOTE_NONE
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= self.quoting <= 3:
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if self.lineterminator is None:
            raise TypeError("lineterminator must be set")
        self.doublequote = bool(self.doublequote)
        self.skipinitialspace = bool(self.skipinitialspace)
        self.strict = bool(self.strict)


class Dialect:
    _name = ""
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        try:
            _Settings(self)
        except TypeError as e:
            raise Error(str(e))


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {}
_limit = 131072


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Settings(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=None):
    global _limit
    before = _limit
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _limit = new_limit
    return before


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class _Reader:
    def __init__(self, lines, dialect, given):
        self._lines, self.dialect, self.line_num = iter(lines), _Settings(dialect, given), 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        quote, escape, delimiter = d.quotechar if d.quoting != QUOTE_NONE else None, d.escapechar, d.delimiter
        row, field, state, number = [], [], "row", False

        def save():
            text = "".join(field)
            field.clear()
            row.append(float(text) if number else text)

        while True:
            line = next(self._lines, None)
            if line is None:
                if state == "quoted" or state == "escaped" or field:
                    if d.strict:
                        raise Error("unexpected end of data")
                    save()
                    return row
                raise StopIteration
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            if "\0" in line:
                raise Error("line contains NUL")
            for c in line:
                newline = c == "\n" or c == "\r"
                if state == "eaten":
                    if not newline:
                        raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")
                    continue
                if state == "row":
                    if newline:
                        state = "eaten"
                        continue
                    state = "field"
                if state == "field":
                    if newline:
                        save()
                        state = "eaten"
                    elif c == quote:
                        state = "quoted"
                    elif c == escape:
                        state = "escaped-plain"
                    elif c == " " and d.skipinitialspace:
                        pass
                    elif c == delimiter:
                        save()
                    else:
                        number = d.quoting == QUOTE_NONNUMERIC
                        field.append(c)
                        state = "plain"
                elif state == "escaped-plain":
                    field.append(c)
                    state = "plain"
                elif state == "plain":
                    if newline:
                        save()
                        state = "eaten"
                    elif c == escape:
                        state = "escaped-plain"
                    elif c == delimiter:
                        save()
                        state, number = "field", False
                    else:
                        field.append(c)
                elif state == "quoted":
                    if c == escape:
                        state = "escaped"
                    elif c == quote:
                        state = "closing" if d.doublequote else "plain"
                    else:
                        field.append(c)
                elif state == "escaped":
                    field.append(c)
                    state = "quoted"
                elif state == "closing":
                    if c == quote:
                        field.append(c)
                        state = "quoted"
                    elif c == delimiter:
                        save()
                        state, number = "field", False
                    elif newline:
                        save()
                        state = "eaten"
                    elif d.strict:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                    else:
                        field.append(c)
                        state = "plain"
                if len(field) > _limit:
                    raise Error(f"field larger than field limit ({_limit})")
            match state:
                case "row" | "eaten":
                    return row
                case "field" | "plain" | "closing":
                    save()
                    return row
                case "escaped-plain":
                    field.append("\n")
                    state = "plain"
                case "escaped":
                    field.append("\n")
                    state = "quoted"


def reader(iterable, dialect="excel", **fmtparams):
    return _Reader(iterable, dialect, fmtparams)


class _Writer:
    def __init__(self, file, dialect, given):
        if not callable(getattr(file, "write", None)):
            raise TypeError('argument 1 must have a "write" method')
        self._write, self.dialect = file.write, _Settings(dialect, given)

    def _field(self, value, alone):
        d = self.dialect
        text = value if isinstance(value, str) else "" if value is None else str(value)
        quoted = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and (
            value is None or not isinstance(value, (int, float)) and not hasattr(type(value), "__float__"))
        out = []
        for c in text:
            special = c == d.delimiter or c == d.escapechar or c == d.quotechar or c in d.lineterminator
            if special:
                escape = False
                if d.quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    if d.doublequote:
                        out.append(c)
                    else:
                        escape = True
                elif c == d.escapechar:
                    escape = True
                if not escape:
                    quoted = True
                elif d.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                else:
                    out.append(d.escapechar)
            out.append(c)
        if not text and alone:
            if d.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        body = "".join(out)
        return d.quotechar + body + d.quotechar if quoted else body

    def writerow(self, row):
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        alone = len(values) == 1
        line = self.dialect.delimiter.join([self._field(v, alone) for v in values])
        return self._write(line + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(fileobj, dialect="excel", **fmtparams):
    return _Writer(fileobj, dialect, fmtparams)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames, self.restval = fieldnames, restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, values):
        if self.extrasaction == "raise" and (extra := values.keys() - self.fieldnames):
            raise ValueError("dict contains fields not in fieldnames: " + ", ".join(repr(x) for x in extra))
        return [values.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """A guess at a sample's dialect: the delimiter that cuts its lines most evenly."""

    preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line.strip()]
        quote = '"' if sample.count('"') >= sample.count("'") else "'"
        best = None
        for candidate in dict.fromkeys([*self.preferred, "|", *sorted(set(re.findall(r"[^\w\s\"']", sample)))]):
            if delimiters is not None and candidate not in delimiters:
                continue
            counts = {len(row) for row in reader(lines, delimiter=candidate, quotechar=quote)}
            if len(counts) == 1 and counts.pop() > 1:
                best = candidate
                break
        if best is None:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL
        dialect.delimiter, dialect.quotechar = best, quote
        dialect.doublequote = quote * 2 in sample
        dialect.skipinitialspace = all(part.startswith(" ") for line in lines for part in line.split(best)[1:])
        return dialect

    def has_header(self, sample):
        rows = list(reader(io.StringIO(sample), self.sniff(sample)))
        header, body = rows[0], [r for r in rows[1:21] if len(r) == len(rows[0])]

        def kind(text):
            try:
                complex(text)
                return complex
            except ValueError:
                return len(text)
        votes = 0
        for i, title in enumerate(header):
            kinds = {kind(row[i]) for row in body}
            if len(kinds) == 1:
                only = kinds.pop()
                votes += 1 if kind(title) != only else -1
        return votes > 0

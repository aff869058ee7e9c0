# Reading TOML 1.0.
import re
import string
from datetime import date, datetime, time, timedelta, timezone

__all__ = ["loads", "load", "TOMLDecodeError"]


class TOMLDecodeError(ValueError):
    pass


TOMLDecodeError.__module__ = "tomllib"
_control = frozenset(map(chr, range(32))) | {"\x7f"}
_not_in_line = _control - {"\t"}
_not_in_lines = _control - {"\t", "\n"}
_bare = frozenset(string.ascii_letters + string.digits + "-_")
_clock = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_number = re.compile(r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
                     r"|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<float>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)")
_time = re.compile(_clock)
_datetime = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]" + _clock
                       + r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?")
_escapes = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


def load(fp, /, *, parse_float=float):
    content = fp.read()
    try:
        text = content.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    return _Reader(s.replace("\r\n", "\n"), parse_float).document()


class _Reader:
    def __init__(self, text, parse_float):
        if parse_float is not float:
            given = parse_float

            def parse_float(literal):
                value = given(literal)
                if isinstance(value, (dict, list)):
                    raise ValueError("parse_float must not return dicts or lists")
                return value
        self.text, self.at, self.float = text, 0, parse_float
        self.root = {}
        # by their keys: what nothing may be added to, tables with a header, and those that dotted keys made
        self.frozen, self.declared, self.dotted = set(), set(), set()

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            where = "at end of document"
        else:
            line = self.text.count("\n", 0, at) + 1
            where = "at line %d, column %d" % (line, at + 1 if line == 1 else at - self.text.rindex("\n", 0, at))
        raise TOMLDecodeError("%s (%s)" % (message, where))

    def peek(self, n=1):
        return self.text[self.at:self.at + n]

    def skip(self, chars):
        while self.at < len(self.text) and self.text[self.at] in chars:
            self.at += 1

    def comment(self):
        if self.peek() == "#":
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            for i in range(self.at + 1, end):
                if self.text[i] in _not_in_line:
                    self.fail("Found invalid character %r" % self.text[i], i)
            self.at = end

    def blank(self):
        while True:
            before = self.at
            self.skip(" \t\n")
            self.comment()
            if self.at == before:
                return

    def document(self):
        header = ()
        while True:
            self.skip(" \t")
            c = self.peek()
            if not c:
                break
            if c == "\n":
                self.at += 1
                continue
            if c in _bare or c in "\"'":
                self.pair(header)
                self.skip(" \t")
            elif c == "[":
                self.dotted.clear()
                header = self.array_header() if self.peek(2) == "[[" else self.table_header()
                self.skip(" \t")
            elif c != "#":
                self.fail("Invalid statement")
            self.comment()
            c = self.peek()
            if not c:
                break
            if c != "\n":
                self.fail("Expected newline or end of document after a statement")
            self.at += 1
        return self.root

    def is_frozen(self, key):
        return any(key[:i] in self.frozen for i in range(1, len(key) + 1))

    def nest(self, key):
        where = self.root
        for part in key:
            where = where.setdefault(part, {})
            if isinstance(where, list):
                where = where[-1]
            if not isinstance(where, dict):
                raise KeyError("There is no nest behind this key")
        return where

    def table_header(self):
        self.at += 1
        self.skip(" \t")
        key = self.key()
        if key in self.declared or self.is_frozen(key):
            self.fail("Cannot declare %s twice" % (key,))
        self.declared.add(key)
        try:
            self.nest(key)
        except KeyError:
            self.fail("Cannot overwrite a value")
        if self.peek() != "]":
            self.fail("Expected ']' at the end of a table declaration")
        self.at += 1
        return key

    def array_header(self):
        self.at += 2
        self.skip(" \t")
        key = self.key()
        if self.is_frozen(key):
            self.fail("Cannot mutate immutable namespace %s" % (key,))
        self.frozen = {k for k in self.frozen if k[:len(key)] != key}
        self.declared = {k for k in self.declared if k[:len(key)] != key}
        self.declared.add(key)
        try:
            above = self.nest(key[:-1])
            if not isinstance(above.setdefault(key[-1], []), list):
                raise KeyError(key)
            above[key[-1]].append({})
        except KeyError:
            self.fail("Cannot overwrite a value")
        if self.peek(2) != "]]":
            self.fail("Expected ']]' at the end of an array declaration")
        self.at += 2
        return key

    def pair(self, header):
        key, value = self.key_value()
        above = header + key[:-1]
        for i in range(1, len(key)):
            part = header + key[:i]
            if part in self.declared and part not in self.dotted:
                self.fail("Cannot redefine namespace %s" % (part,))
            self.dotted.add(part)
            self.declared.add(part)
        if self.is_frozen(above):
            self.fail("Cannot mutate immutable namespace %s" % (above,))
        try:
            where = self.nest(above)
        except KeyError:
            self.fail("Cannot overwrite a value")
        if key[-1] in where:
            self.fail("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            self.frozen.add(header + key)
        where[key[-1]] = value

    def key_value(self):
        key = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(" \t")
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.skip(" \t")
        while self.peek() == ".":
            self.at += 1
            self.skip(" \t")
            parts.append(self.key_part())
            self.skip(" \t")
        return tuple(parts)

    def key_part(self):
        c = self.peek()
        if c and c in _bare:
            start = self.at
            self.skip(_bare)
            return self.text[start:self.at]
        if c == "'":
            return self.literal()
        if c == '"':
            return self.basic()
        self.fail("Invalid initial character for a key part")

    def until(self, stop, forbidden, missing_at_end):
        end = self.text.find(stop, self.at)
        if end < 0:
            end = len(self.text)
            if missing_at_end:
                self.fail("Expected %r" % stop, end)
        for i in range(self.at, end):
            if self.text[i] in forbidden:
                self.fail("Found invalid character %r" % self.text[i], i)
        found, self.at = self.text[self.at:end], end
        return found

    def literal(self):
        self.at += 1
        found = self.until("'", _not_in_line, True)
        self.at += 1
        return found

    def basic(self, multiline=False):
        if not multiline:
            self.at += 1
        parts, start = [], self.at
        forbidden = _not_in_lines if multiline else _not_in_line
        while True:
            c = self.peek()
            if not c:
                self.fail("Unterminated string")
            if c == '"' and (not multiline or self.peek(3) == '"""'):
                parts.append(self.text[start:self.at])
                self.at += 3 if multiline else 1
                return "".join(parts)
            if c == "\\":
                parts.append(self.text[start:self.at])
                parts.append(self.escape(multiline))
                start = self.at
                continue
            if c in forbidden:
                self.fail("Illegal character %r" % c)
            self.at += 1

    def escape(self, multiline):
        c = self.text[self.at + 1:self.at + 2]
        self.at += 2
        if multiline and c and c in " \t\n":
            if c != "\n":
                self.skip(" \t")
                if not self.peek():
                    return ""
                if self.peek() != "\n":
                    self.fail("Unescaped '\\' in a string")
                self.at += 1
            self.skip(" \t\n")
            return ""
        if c in ("u", "U"):
            length = 4 if c == "u" else 8
            digits = self.peek(length)
            if len(digits) != length or not all(d in string.hexdigits for d in digits):
                self.fail("Invalid hex value")
            self.at += length
            value = int(digits, 16)
            if 0xd800 <= value <= 0xdfff or value > 0x10ffff:
                self.fail("Escaped character is not a Unicode scalar value")
            return chr(value)
        if c in _escapes and c:
            return _escapes[c]
        if not c:
            self.at = len(self.text)
            self.fail("Unterminated string")
        self.fail("Unescaped '\\' in a string")

    def long_string(self, quote):
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        if quote == "'":
            found = self.until("'''", _not_in_lines, True)
            self.at += 3
        else:
            found = self.basic(True)
        for _ in range(2):
            if self.peek() != quote:
                break
            self.at += 1
            found += quote
        return found

    def value(self):
        c = self.peek()
        if c in ('"', "'") and c:
            if self.peek(3) == c * 3:
                return self.long_string(c)
            return self.basic() if c == '"' else self.literal()
        for word, value in (("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline_table()
        found = _datetime.match(self.text, self.at)
        if found:
            try:
                value = self.moment(found)
            except ValueError as e:
                try:
                    self.fail("Invalid date or datetime")
                except TOMLDecodeError as wrong:
                    raise wrong from e
            self.at = found.end()
            return value
        found = _time.match(self.text, self.at)
        if found:
            self.at = found.end()
            h, m, s, part = found.groups()
            return time(int(h), int(m), int(s), int((part or "").ljust(6, "0")))
        found = _number.match(self.text, self.at)
        if found:
            self.at = found.end()
            return self.float(found.group()) if found.group("float") else int(found.group(), 0)
        for length in (3, 4):
            word = self.peek(length)
            if word in ("inf", "nan", "+inf", "-inf", "+nan", "-nan") and len(word) == length:
                self.at += length
                return self.float(word)
        self.fail("Invalid value")

    def moment(self, found):
        y, mo, d, h, mi, s, part, zulu, sign, oh, om = found.groups()
        if h is None:
            return date(int(y), int(mo), int(d))
        zone = None
        if sign:
            offset = timedelta(hours=int(sign + oh), minutes=int(sign + om))
            zone = timezone(offset)
        elif zulu:
            zone = timezone.utc
        return datetime(int(y), int(mo), int(d), int(h), int(mi), int(s), int((part or "").ljust(6, "0")), tzinfo=zone)

    def array(self):
        self.at += 1
        found = []
        self.blank()
        if self.peek() == "]":
            self.at += 1
            return found
        while True:
            found.append(self.value())
            self.blank()
            c = self.peek()
            if c == "]":
                self.at += 1
                return found
            if c != ",":
                self.fail("Unclosed array")
            self.at += 1
            self.blank()
            if self.peek() == "]":
                self.at += 1
                return found

    def inline_table(self):
        self.at += 1
        root, frozen = {}, set()
        self.skip(" \t")
        if self.peek() == "}":
            self.at += 1
            return root
        while True:
            key, value = self.key_value()
            if any(key[:i] in frozen for i in range(1, len(key) + 1)):
                self.fail("Cannot mutate immutable namespace %s" % (key,))
            where = root
            for part in key[:-1]:
                where = where.setdefault(part, {})
                if not isinstance(where, dict):
                    self.fail("Cannot overwrite a value")
            if key[-1] in where:
                self.fail("Duplicate inline table key %r" % key[-1])
            where[key[-1]] = value
            self.skip(" \t")
            c = self.peek()
            if c == "}":
                self.at += 1
                return root
            if c != ",":
                self.fail("Unclosed inline table")
            if isinstance(value, (dict, list)):
                frozen.add(key)
            self.at += 1
            self.skip(" \t")

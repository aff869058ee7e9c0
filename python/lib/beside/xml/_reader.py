# Reads XML text: what it is made of, in order, with the errors that expat gives.
import re
from bisect import bisect_right

_name = r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?"
_found_name = re.compile(_name)
_space = re.compile(r"[ \t\r\n]*")
_text = re.compile(r"[^<&]+")
_bad = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\\]\\]>")
_reference = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(" + _name + "));")
_declared = re.compile(r"""<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(['"])[\w.:\-]+\1"""
                       r"""(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(['"])([A-Za-z][\w.\-]*)\2)?"""
                       r"""(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(['"])(?:yes|no)\4)?[ \t\r\n]*\?>""")
_entity = re.compile(r"""<!ENTITY[ \t\r\n]+(""" + _name + r""")[ \t\r\n]+(?:'([^']*)'|"([^"]*)")[ \t\r\n]*>""")
_doctype = re.compile(r"""<!DOCTYPE[ \t\r\n]+(""" + _name + r""")((?:[^\[>'"]|'[^']*'|"[^"]*")*)(\[(?:[^\]'"]|'[^']*'|"[^"]*")*\][ \t\r\n]*)?>""")
_known = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

codes = {2: "syntax error", 3: "no element found", 4: "not well-formed (invalid token)", 5: "unclosed token", 7: "mismatched tag",
         8: "duplicate attribute", 9: "junk after document element", 11: "undefined entity", 14: "reference to invalid character number",
         17: "XML or text declaration not at start of entity", 18: "unknown encoding", 20: "unclosed CDATA section", 27: "unbound prefix",
         28: "must not undeclare prefix", 30: "XML declaration not well-formed"}


class Malformed(Exception):
    """A text that is no XML: the code of what is wrong, and where."""

    def __init__(self, code, line, column):
        super().__init__(f"{codes[code]}: line {line}, column {column}")
        self.code, self.position = code, (line, column)


def decoded(data):
    """The text of what may be bytes, and the offset of a byte that does not belong there."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff"), None
    data = bytes(data)
    encoding = "utf-8"
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            encoding = name
    if encoding == "utf-8":
        found = re.match(rb"<\?xml[^>]*?encoding\s*=\s*['\"]([A-Za-z][\w.\-]*)", data)
        encoding = found[1].decode() if found else encoding
    try:
        return data.decode(encoding), None
    except LookupError:
        raise Malformed(18, 1, data.find(b"encoding") + 10) from None
    except UnicodeDecodeError as e:
        return data[:e.start].decode(encoding), e.start


class Reader:
    """events() gives ("start", name, attributes), ("end", name), ("text", data), ("comment", data), ("pi", target, data) and
    ("doctype", name, ids, inside), names as they are written. place is where the last one stands."""

    def __init__(self, data):
        text, self.cut = decoded(data)
        self.text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self.lines = [0, *(m.end() for m in re.finditer("\n", self.text))]
        self.entities, self.at, self.place = dict(_known), 0, 0

    def position(self, at=None):
        at = self.place if at is None else at
        line = bisect_right(self.lines, at)
        return line, at - self.lines[line - 1]

    def fail(self, code, at):
        raise Malformed(code, *self.position(at))

    def events(self):
        text, size, depth, open_tags = self.text, len(self.text), 0, []
        found = _declared.match(text)
        if found:
            self.at = found.end()
        elif text.startswith("<?xml") and text[5:6] in " \t\n?":
            self.fail(30, 5)
        seen = False
        while self.at < size:
            at = self.place = self.at
            if text[at] != "<":
                if not open_tags:
                    self.at = _space.match(text, at).end()
                    if self.at < size and text[self.at] != "<":
                        self.fail(9 if seen else 2, self.at)
                elif text[at] == "&":
                    yield "text", self.refer(at)
                else:
                    self.at = _text.match(text, at).end()
                    bad = _bad.search(text, at, self.at)
                    if bad:
                        self.fail(4, bad.end() - 1)
                    yield "text", text[at:self.at]
                continue
            next_sign = text[at + 1:at + 2]
            if next_sign == "?":
                yield self.instruction(at)
            elif text.startswith("<!--", at):
                yield "comment", self.comment(at)
            elif text.startswith("<![CDATA[", at) and open_tags:
                end = text.find("]]>", at)
                if end < 0:
                    self.fail(20, size)
                self.at = end + 3
                yield "text", text[at + 9:end]
            elif next_sign == "!" and not seen:
                yield self.doctype(at)
            elif seen and not open_tags:
                self.fail(9, at)
            elif next_sign == "/":
                if not open_tags:
                    self.fail(4, at + 1)
                yield "end", self.close(at, open_tags)
            elif not next_sign or next_sign == "!" and len(text) - at < 9:
                self.fail(5, at)
            elif next_sign == "!":
                self.fail(4, at + 2)
            else:
                name, attributes, alone = self.open(at)
                seen = True
                yield "start", name, attributes
                if alone:
                    yield "end", name
                else:
                    open_tags.append(name)
        if self.cut is not None:
            self.fail(4, size)
        if open_tags or not seen:
            self.fail(3, size)

    def token(self, pattern, at, start):
        """The match of what must come next in a tag that began at start."""
        found = pattern.match(self.text, at)
        if not found:
            self.fail(4 if at < len(self.text) else 5, at if at < len(self.text) else start)
        return found

    def open(self, start):
        text = self.text
        found = self.token(_found_name, start + 1, start)
        name, attributes, at = found[0], {}, found.end()
        while True:
            spaced = _space.match(text, at).end()
            sign = text[spaced:spaced + 1]
            if sign == ">":
                self.at = spaced + 1
                return name, attributes, False
            if sign == "/":
                if text[spaced + 1:spaced + 2] != ">":
                    self.token(_never, spaced + 1, start)
                self.at = spaced + 2
                return name, attributes, True
            if spaced == at and sign:
                self.fail(4, at)
            found = self.token(_found_name, spaced, start)
            if found[0] in attributes:
                self.fail(8, spaced)
            at = _space.match(text, found.end()).end()
            self.token(_equals, at, start)
            at = _space.match(text, at + 1).end()
            quote = self.token(_quote, at, start)[0]
            end = text.find(quote, at + 1)
            less = text.find("<", at, end if end >= 0 else len(text))
            if less >= 0:
                self.fail(4, less)
            if end < 0:
                self.fail(5, start)
            attributes[found[0]] = self.value(at + 1, end)
            at = end + 1

    def value(self, at, end):
        raw = self.text[at:end]
        if raw.isalnum():
            return raw
        bad = _bad.search(raw)
        if bad and bad[0] != "]]>":
            self.fail(4, at + bad.start())
        parts, kept = [], self.at
        while at < end:
            sign = self.text.find("&", at, end)
            stop = end if sign < 0 else sign
            parts.append(re.sub("[\n\t]", " ", self.text[at:stop]))
            at = stop
            if sign >= 0:
                parts.append(self.refer(sign))
                at = self.at
        self.at = kept
        return "".join(parts)

    def refer(self, at):
        """The text that a reference stands for."""
        found = _reference.match(self.text, at)
        if not found:
            rest = re.compile(r"&(?:#x[0-9a-fA-F]*|#[0-9]*|(?:" + _name + ")?)").match(self.text, at)
            self.fail(4, rest.end())
        self.at = found.end()
        if found[3]:
            if found[3] not in self.entities:
                self.fail(11, self.place)
            return self.entities[found[3]]
        number = int(found[1], 16) if found[1] else int(found[2])
        if number > 0x10ffff or 0xd800 <= number < 0xe000 or _bad.match(chr(number)):
            self.fail(14, at)
        return chr(number)

    def close(self, at, open_tags):
        found = self.token(_found_name, at + 2, at)
        end = _space.match(self.text, found.end()).end()
        self.token(_greater, end, at)
        if open_tags[-1] != found[0]:
            self.fail(7, at + 2)
        self.at = end + 1
        return open_tags.pop()

    def comment(self, at):
        end = self.text.find("--", at + 4)
        if end < 0 or end + 2 >= len(self.text):
            self.fail(5, at)
        if self.text[end + 2] != ">":
            self.fail(4, end + 2)
        self.at = end + 3
        return self.text[at + 4:end]

    def instruction(self, at):
        if at + 2 >= len(self.text):
            self.fail(5, at)
        found = self.token(_found_name, at + 2, at)
        if found[0].lower() == "xml":
            self.fail(17, at)
        end = self.text.find("?>", found.end())
        if end < 0:
            self.fail(5, at)
        self.at = end + 2
        return "pi", found[0], self.text[found.end():end].lstrip()

    def doctype(self, at):
        found = _doctype.match(self.text, at)
        if not found:
            begun = "<!DOCTYPE".startswith(self.text[at:at + 9]) or "<!--".startswith(self.text[at:])
            self.fail(5 if begun else 4, at if begun else at + 2)
        inside = found[3] or ""
        for name, one, two in _entity.findall(inside):
            self.entities.setdefault(name, re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), one or two))
        self.at = found.end()
        return "doctype", found[1], found[2].strip(), inside.strip()[1:-1]


_never, _equals, _quote, _greater = re.compile("(?!)"), re.compile("="), re.compile("['\"]"), re.compile(">")


class Names:
    """The namespaces that are declared where the reader is: names of the tag's form {uri}name."""

    def __init__(self, reader):
        self.reader, self.scopes = reader, [{"xml": "http://www.w3.org/XML/1998/namespace"}]

    def start(self, attributes):
        """Enters a tag; returns the declarations in it and the other attributes."""
        new, kept = {}, attributes
        if any(name.startswith("xmlns") for name in attributes):
            kept = {}
            for name, value in attributes.items():
                prefix, colon, local = name.partition(":")
                if prefix == "xmlns":
                    if colon and not value:
                        self.reader.fail(28, self.reader.place)
                    new[local] = value
                else:
                    kept[name] = value
        self.scopes.append(self.scopes[-1] | new if new else self.scopes[-1])
        return new, kept

    def full(self, name, attribute=False):
        prefix, colon, local = name.partition(":")
        if not colon:
            uri = "" if attribute else self.scopes[-1].get("", "")
            return "{" + uri + "}" + name if uri else name
        if prefix not in self.scopes[-1]:
            self.reader.fail(27, self.reader.place)
        return "{" + self.scopes[-1][prefix] + "}" + local

    def end(self):
        self.scopes.pop()

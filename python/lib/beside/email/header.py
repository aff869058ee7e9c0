# Texts in headers that ASCII has no letters for.
import base64
import re

__all__ = ["Header", "decode_header", "make_header"]

_word = re.compile(r"=\?([^?]*)\?([qQbB])\?([^?]*)\?=")
_plain = b"-!*+/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def _q(data):
    return "".join("_" if c == 32 else chr(c) if c in _plain else f"={c:02X}" for c in data)


def encoded(text, charset="utf-8", kind=None):
    """One encoded word."""
    data = text.encode(charset)
    q, b = _q(data), base64.b64encode(data).decode()
    kind = kind or ("q" if len(q) - len(b) < 5 else "b")
    return f"=?{charset}?{kind}?{q if kind == 'q' else b}?="


def words(text, room=78, start=0, charset="utf-8"):
    """A text with encoded words for what is not ASCII, unless no charset is given, broken into lines of so many letters."""
    line, lines, last = " " * start, [], None      # last: where the line's encoded word begins, and what it says
    for word in re.findall(r"\s*\S+\s*\Z|\s*\S+|\s+", text):
        space = word[:len(word) - len(word.lstrip())]
        if charset is None or word.isascii():
            if len(line) + len(word.rstrip() or word) > room and space and line.strip():
                lines.append(line)
                line, last = "", None
            line += word
            if last:
                last = last[0], last[1] + word
            continue
        if last:                                   # with what stands between, one word
            whole = encoded(last[1] + word, charset)
            if last[0] + len(whole) <= room:
                line, last = line[:last[0]] + whole, (last[0], last[1] + word)
                continue
        if len(line) + len(space) + len(encoded(word.lstrip(), charset)) > room and line.strip() and space:
            lines.append(line)
            line = ""
        left, space = word.lstrip(), space
        while left:
            n = len(left)
            while n > 1 and len(encoded(left[:n], charset)) + len(space) + len(line) > room:
                n -= 1
            line += space
            last = len(line), left[:n]
            line += encoded(left[:n], charset)
            left = left[n:]
            if left:
                lines.append(line)
                line, space = "", " "
    lines.append(line)
    return "\n".join(lines)[start:]


def decode_header(header):
    text, found, at = str(header), [], 0
    if not _word.search(text):
        return [(text, None)]
    for m in _word.finditer(text):
        between = text[at:m.start()] if found else text[:m.start()].lstrip()
        if between.strip():
            found.append((between.encode("latin-1", "backslashreplace"), None))
        data = m[3]
        raw = base64.b64decode(data + "=" * (-len(data) % 4)) if m[2] in "bB" else \
            re.sub(rb"=([0-9A-Fa-f]{2})", lambda x: bytes([int(x[1], 16)]), data.replace("_", " ").encode("latin-1", "backslashreplace"))
        charset = m[1].lower()
        if found and found[-1][1] == charset and not between.strip():
            found[-1] = found[-1][0] + raw, charset
        else:
            found.append((raw, charset))
        at = m.end()
    if text[at:].strip():
        found.append((text[at:].encode("latin-1", "backslashreplace"), None))
    return found


def decoded(text):
    if "=?" not in text:
        return text
    return "".join(part if isinstance(part, str) else part.decode(charset or "ascii", "replace") for part, charset in decode_header(text))


class Header:
    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=" ", errors="strict"):
        self._parts, self._room, self._name = [], maxlinelen or 76, header_name
        if s is not None:
            self.append(s, charset)

    def append(self, s, charset=None, errors="strict"):
        self._parts.append((s.decode(charset or "ascii") if isinstance(s, bytes) else s, str(charset).lower() if charset else None))

    def __str__(self):
        whole = ""
        for text, _ in self._parts:
            whole += text if not whole or whole[-1] in " \t" or text[:1] in (" ", "\t") else " " + text
        return whole

    def __eq__(self, other):
        return str(self) == other

    def encode(self, splitchars=";, \t", maxlinelen=None, linesep="\n"):
        room = self._room if maxlinelen is None else maxlinelen
        out = []
        for text, charset in self._parts:
            if (charset in (None, "us-ascii")) and text.isascii():
                out.append(text)
            else:
                out.append(encoded(text, charset or "utf-8", "b" if (charset or "utf-8") == "utf-8" and not text.isascii() else "q"))
        return words(" ".join(out), room or 10 ** 9, len(self._name or "") + 2 if self._name else 0).replace("\n", linesep)


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=" "):
    header = Header(maxlinelen=maxlinelen, header_name=header_name)
    for text, charset in decoded_seq:
        header.append(text, charset)
    return header

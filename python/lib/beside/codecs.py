"""Encodings by name: encode, decode, lookup and the marks of byte order."""
import sys

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM_UTF16 = BOM = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM_UTF32 = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"


def _rot13(text):
    def turn(c):
        base = 65 if "A" <= c <= "Z" else 97 if "a" <= c <= "z" else 0
        return chr((ord(c) - base + 13) % 26 + base) if base else c
    return "".join(map(turn, text))


def _transforms(name):
    """The pair of functions of an encoding that is not between str and bytes; None for others."""
    name = name.lower().replace("-", "_")
    if name in ("rot13", "rot_13"):
        return _rot13, _rot13
    if name in ("hex", "hex_codec"):
        return lambda b: bytes(b).hex().encode(), lambda b: bytes.fromhex(bytes(b).decode("ascii"))
    if name in ("base64", "base_64", "base64_codec"):
        import base64
        return base64.encodebytes, base64.decodebytes
    return None


def encode(obj, encoding="utf-8", errors="strict"):
    pair = _transforms(encoding)
    return pair[0](obj) if pair else obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    pair = _transforms(encoding)
    return pair[1](obj) if pair else bytes(obj).decode(encoding, errors)


encode.__module__ = decode.__module__ = "_codecs"
sys.modules["_codecs"] = sys.modules[__name__]  # where pickles name them


class CodecInfo(tuple):
    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode, self.streamreader, self.streamwriter = name, encode, decode, streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


_NAMES = {"utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "utf8_sig": "utf-8-sig", "utf_8_sig": "utf-8-sig", "latin1": "iso8859-1", "latin_1": "iso8859-1", "iso_8859_1": "iso8859-1",
          "iso8859_1": "iso8859-1", "l1": "iso8859-1", "us_ascii": "ascii", "646": "ascii", "utf16": "utf-16", "utf32": "utf-32",
          "windows_1252": "cp1252", "1252": "cp1252"}


def lookup(encoding):
    name = encoding.lower().replace("-", "_").replace(" ", "_")
    if not _transforms(name):
        "".encode(encoding)  # raises LookupError
    name = _NAMES.get(name) or name.replace("utf_", "utf-").replace("_le", "-le").replace("_be", "-be")

    def encoded(obj, errors="strict"):
        return encode(obj, encoding, errors), len(obj)

    def decoded(obj, errors="strict"):
        return decode(obj, encoding, errors), len(obj)

    def stream(write):
        def make(file, errors="strict"):
            return _Stream(file, encoding, errors)
        return make
    return CodecInfo(encoded, decoded, stream(False), stream(True), name=name)


class _Stream:
    """A stream of bytes as one of text."""

    def __init__(self, file, encoding, errors):
        self.stream, self.encoding, self.errors = file, encoding, errors

    def read(self, size=-1, chars=-1):
        return decode(self.stream.read(size), self.encoding, self.errors)

    def readline(self, size=None, keepends=True):
        return decode(self.stream.readline(), self.encoding, self.errors)

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def write(self, text):
        self.stream.write(encode(text, self.encoding, self.errors))

    def writelines(self, lines):
        self.write("".join(lines))

    def __iter__(self):
        return iter(self.readlines())

    def __getattr__(self, name):
        return getattr(self.stream, name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    for part in iterator:
        if part:
            yield encode(part, encoding, errors)


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    text = decode(b"".join(iterator), encoding, errors)
    if text:
        yield text


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    import builtins
    return builtins.open(filename, mode, encoding=encoding, errors=errors)

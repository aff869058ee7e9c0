# Bytes as letters: base 64, 32, 16 and 85.
import binascii
import re
import struct

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
           "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
           "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    if validate and not re.fullmatch(rb"[A-Za-z0-9+/]*={0,2}", s):
        raise binascii.Error("Only base64 data is allowed" if re.search(rb"[^A-Za-z0-9+/=]", s) else "Excess data after padding")
    return binascii.a2b_base64(s)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(bytes.maketrans(b"+/", b"-_"))


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).translate(bytes.maketrans(b"-_", b"+/")))


_b32, _b32hex = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _base32(alphabet, s):
    s = memoryview(s).tobytes()
    out = bytearray()
    for i in range(0, len(s), 5):
        part = s[i:i + 5]
        n = int.from_bytes(part.ljust(5, b"\0"), "big")
        used = (len(part) * 8 + 4) // 5
        out += bytes(alphabet[n >> shift & 31] for shift in range(35, 35 - 5 * used, -5)).ljust(8, b"=")
    return bytes(out)


def _unbase32(alphabet, s, casefold, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        s = s.translate(bytes.maketrans(b"01", b"O" + _bytes(map01)))
    if casefold:
        s = s.upper()
    body = s.rstrip(b"=")
    padding = len(s) - len(body)
    values = {c: i for i, c in enumerate(alphabet)}
    out = bytearray()
    for i in range(0, len(body), 8):
        n = 0
        for c in body[i:i + 8].ljust(8, alphabet[:1]):
            if c not in values:
                raise binascii.Error("Non-base32 digit found")
            n = n << 5 | values[c]
        out += n.to_bytes(5, "big")
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if padding and out:
        del out[len(out) - (5 * padding + 7) // 8:]
    return bytes(out)


def b32encode(s):
    return _base32(_b32, s)


def b32decode(s, casefold=False, map01=None):
    return _unbase32(_b32, s, casefold, map01)


def b32hexencode(s):
    return _base32(_b32hex, s)


def b32hexdecode(s, casefold=False):
    return _unbase32(_b32hex, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if re.search(rb"[^0-9A-F]", s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_b85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _base85(b, digits, pad, fold_zeros=False, fold_spaces=False):
    if not isinstance(b, (bytes, bytearray)):
        b = memoryview(b).tobytes()
    padding = -len(b) % 4
    out = []
    for n in struct.unpack("!%dI" % ((len(b) + padding) // 4), b + b"\0" * padding):
        if fold_zeros and not n:
            out.append(b"z")
        elif fold_spaces and n == 0x20202020:
            out.append(b"y")
        else:
            out.append(bytes(digits[n // 85 ** k % 85] for k in (4, 3, 2, 1, 0)))
    if padding and not pad:
        if out[-1] == b"z":
            out[-1] = digits[:1] * 5
        out[-1] = out[-1][:-padding]
    return b"".join(out)


def b85encode(b, pad=False):
    return _base85(b, _b85, pad)


def b85decode(b):
    b = _bytes(b)
    padding = -len(b) % 5
    b = b + b"~" * padding
    out = []
    for i in range(0, len(b), 5):
        n = 0
        for j, c in enumerate(b[i:i + 5]):
            at = _b85.find(c)
            if at < 0:
                raise ValueError("bad base85 character at position %d" % (i + j))
            n = n * 85 + at
        if n >> 32:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i)
        out.append(n.to_bytes(4, "big"))
    return b"".join(out)[:-padding or None]


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    result = _base85(b, bytes(range(33, 118)), pad, True, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        chunks = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(chunks[-1]) + 2 > wrapcol:
            chunks.append(b"")
        result = b"\n".join(chunks)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out, digits = [], []
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            digits.append(c - 33)
            if len(digits) == 5:
                n = 0
                for d in digits:
                    n = n * 85 + d
                if n >> 32:
                    raise ValueError("Ascii85 overflow")
                out.append(n.to_bytes(4, "big"))
                digits = []
        elif c == 122:
            if digits:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(b"\0\0\0\0")
        elif foldspaces and c == 121:
            if digits:
                raise ValueError("y inside Ascii85 5-tuple")
            out.append(b"    ")
        elif c not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    padding = 4 - len(digits)
    return b"".join(out)[:-padding or None]


def encodebytes(s):
    s = memoryview(s).tobytes() if not isinstance(s, str) else _no_text(s)
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def _no_text(s):
    raise TypeError("expected bytes-like object, not str")


def decodebytes(s):
    if isinstance(s, str):
        _no_text(s)
    return binascii.a2b_base64(s)


def encode(input, output):
    while part := input.read(57):
        output.write(binascii.b2a_base64(part))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))

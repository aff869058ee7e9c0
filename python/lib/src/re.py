# Regular expressions: the flags, around the native matcher.
import enum
from _re import (Pattern, Match, error, compile, search, match, fullmatch, split, sub, subn, findall, finditer, escape,
                 purge)

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
           "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
           "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag"]

__version__ = "2.2.1"


class RegexFlag(enum.IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    def __repr__(self):
        left, names = self._value_, []
        if not left:
            return "re.NOFLAG"
        for name, bit in _bits:
            if left & bit:
                names.append("re." + name)
                left &= ~bit
        if left:
            names.append(hex(left) if names else "re.RegexFlag(%d)" % left)
        return "|".join(names)

    __str__ = __repr__

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)


_bits = [(m.name, m.value) for m in RegexFlag if m.value]
NOFLAG = RegexFlag.NOFLAG
ASCII = A = RegexFlag.ASCII
IGNORECASE = I = RegexFlag.IGNORECASE
LOCALE = L = RegexFlag.LOCALE
UNICODE = U = RegexFlag.UNICODE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
VERBOSE = X = RegexFlag.VERBOSE
DEBUG = RegexFlag.DEBUG

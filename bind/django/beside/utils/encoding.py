"""django.utils.encoding: texts from bytes, and back."""
import datetime
from decimal import Decimal

from django.utils.functional import Promise

_PROTECTED = (type(None), int, float, Decimal, datetime.datetime, datetime.date, datetime.time)


class DjangoUnicodeDecodeError(UnicodeDecodeError):
    def __str__(self):
        return "%s. You passed in %r (%s)" % (super().__str__(), self.object, type(self.object))


def is_protected_type(obj):
    return isinstance(obj, _PROTECTED)


def smart_str(s, encoding="utf-8", strings_only=False, errors="strict"):
    return s if isinstance(s, Promise) else force_str(s, encoding, strings_only, errors)


def force_str(s, encoding="utf-8", strings_only=False, errors="strict"):
    if type(s) is str or strings_only and is_protected_type(s):
        return s
    try:
        return str(s, encoding, errors) if isinstance(s, bytes) else str(s)
    except UnicodeDecodeError as e:
        raise DjangoUnicodeDecodeError(*e.args) from None


def smart_bytes(s, encoding="utf-8", strings_only=False, errors="strict"):
    return s if isinstance(s, Promise) else force_bytes(s, encoding, strings_only, errors)


def force_bytes(s, encoding="utf-8", strings_only=False, errors="strict"):
    if isinstance(s, bytes):
        return s if encoding == "utf-8" else s.decode("utf-8", errors).encode(encoding, errors)
    if strings_only and is_protected_type(s):
        return s
    return bytes(s) if isinstance(s, memoryview) else str(s).encode(encoding, errors)

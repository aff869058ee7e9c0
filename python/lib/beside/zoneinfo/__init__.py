# Named time zones.
import _zoneinfo
from datetime import datetime, timedelta, tzinfo
from os.path import normpath

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

TZPATH = ()


class ZoneInfoNotFoundError(KeyError):
    __module__ = "zoneinfo._common"


class InvalidTZPathWarning(RuntimeWarning):
    pass


_second = timedelta(seconds=1)
_first = datetime(1970, 1, 1)
_cache = {}


class ZoneInfo(tzinfo):
    def __new__(cls, key):
        found = _cache.get((cls, key))
        if found is None:
            found = _cache[cls, key] = cls.no_cache(key)
        return found

    @classmethod
    def no_cache(cls, key):
        if not isinstance(key, str):
            raise TypeError("expected str, bytes or os.PathLike object, not " + type(key).__name__)
        if key.startswith("/"):
            raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
        plain = normpath(key)
        if len(plain) != len(key):
            raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
        if plain.startswith(".."):
            raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
        if not _zoneinfo.exists(key):
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
        self = tzinfo.__new__(cls)
        self._key = key
        return self

    @classmethod
    def from_file(cls, fobj, /, key=None):
        raise NotImplementedError("Diptych does not support zones from files yet: name a zone of the database")

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for known in list(_cache):
            if known[0] is cls and (only_keys is None or known[1] in only_keys):
                del _cache[known]

    @property
    def key(self):
        return self._key

    def _at(self, dt):
        """Offset, saving and name at a wall clock; what is fixed for no time at all."""
        if dt is None:
            return (0, 0, "UTC") if self._key in ("UTC", "Etc/UTC", "Etc/UCT", "Zulu") else None
        return _zoneinfo.wall(self._key, (dt.replace(tzinfo=None, fold=0) - _first) // _second, dt.fold)

    def utcoffset(self, dt, /):
        found = self._at(dt)
        return found and timedelta(seconds=found[0])

    def dst(self, dt, /):
        found = self._at(dt)
        return found and timedelta(seconds=found[1])

    def tzname(self, dt, /):
        found = self._at(dt)
        return found and found[2]

    def fromutc(self, dt, /):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance, not " + type(dt).__name__)
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, fold = _zoneinfo.utc(self._key, (dt.replace(tzinfo=None, fold=0) - _first) // _second)
        return (dt + timedelta(seconds=offset)).replace(fold=fold)

    def __str__(self):
        return self._key

    def __repr__(self):
        return f"{type(self).__module__}.{type(self).__qualname__}(key={self._key!r})"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__class__, (self._key,)


def available_timezones():
    from ._keys import keys
    return keys()


def reset_tzpath(to=None):
    pass

"""Statements and queries as bytes: sqlalchemy.ext.serializer.

Objects are pickled; what cannot be is kept for the run, and the bytes name it."""
import pickle

__all__ = ["Serializer", "Deserializer", "dumps", "loads"]

_kept = {}
_MARK = "sqlalchemy.ext.serializer"


def dumps(obj, protocol=pickle.HIGHEST_PROTOCOL):
    from sqlalchemy.orm import Query
    from sqlalchemy.sql import ClauseElement

    if not isinstance(obj, (Query, ClauseElement, type)) and not hasattr(obj, "session"):
        try:
            return pickle.dumps(obj, protocol)
        except (TypeError, AttributeError, pickle.PicklingError):
            pass
    number = len(_kept)
    _kept[number] = obj
    return pickle.dumps((_MARK, number), protocol)


def loads(data, metadata=None, scoped_session=None, engine=None):
    from sqlalchemy.orm import Query

    obj = pickle.loads(data)
    if isinstance(obj, tuple) and len(obj) == 2 and obj[0] == _MARK:
        obj = _kept[obj[1]]
        if isinstance(obj, Query):
            obj = obj.with_session(scoped_session() if scoped_session is not None else None)
    return obj


class Serializer:
    def __init__(self, file, protocol=pickle.HIGHEST_PROTOCOL):
        self._file, self._protocol = file, protocol

    def dump(self, obj):
        self._file.write(dumps(obj, self._protocol))


class Deserializer:
    def __init__(self, file, metadata=None, scoped_session=None, engine=None):
        self._file, self._how = file, (metadata, scoped_session, engine)

    def load(self):
        return loads(self._file.read(), *self._how)

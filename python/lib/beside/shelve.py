# A dictionary of pickled values in a file of the run.
import collections.abc
import io
import os
import pickle

__all__ = ["Shelf", "BsdDbShelf", "DbfilenameShelf", "open"]


class _Closed(collections.abc.MutableMapping):
    def _refuse(self, *args):
        raise ValueError("invalid operation on closed shelf")

    __iter__ = __len__ = __getitem__ = __setitem__ = __delitem__ = keys = _refuse


class Shelf(collections.abc.MutableMapping):
    def __init__(self, dict, protocol=None, writeback=False, keyencoding="utf-8"):
        self.dict, self.writeback, self.keyencoding, self.cache = dict, writeback, keyencoding, {}
        self._protocol = pickle.DEFAULT_PROTOCOL if protocol is None else protocol

    def __iter__(self):
        for key in self.dict.keys():
            yield key.decode(self.keyencoding)

    def __len__(self):
        return len(self.dict)

    def __contains__(self, key):
        return key.encode(self.keyencoding) in self.dict

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __getitem__(self, key):
        if key in self.cache:
            return self.cache[key]
        value = pickle.loads(self.dict[key.encode(self.keyencoding)])
        if self.writeback:
            self.cache[key] = value
        return value

    def __setitem__(self, key, value):
        if self.writeback:
            self.cache[key] = value
        self.dict[key.encode(self.keyencoding)] = pickle.dumps(value, self._protocol)

    def __delitem__(self, key):
        del self.dict[key.encode(self.keyencoding)]
        self.cache.pop(key, None)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def close(self):
        if isinstance(self.dict, _Closed):
            return
        self.sync()
        if hasattr(self.dict, "close"):
            self.dict.close()
        self.dict = _Closed()

    def sync(self):
        if self.writeback and self.cache:
            kept, self.writeback = self.cache, False
            for key, value in kept.items():
                self[key] = value
            self.writeback, self.cache = True, {}
        if hasattr(self.dict, "sync"):
            self.dict.sync()


class BsdDbShelf(Shelf):
    pass


class _File(dict):
    """What dbm keeps in a file: bytes by bytes."""

    def __init__(self, filename, flag):
        self._name = os.fspath(filename) + ".db"
        there = os.path.exists(self._name)
        if flag not in ("r", "w", "c", "n"):
            raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
        if flag in "rw" and not there:
            raise FileNotFoundError(2, "No such file or directory", self._name)
        self._readonly = flag == "r"
        if there and flag != "n":
            with io.open(self._name, "rb") as file:
                self.update(pickle.load(file))
        else:
            self.sync()

    def __setitem__(self, key, value):
        if self._readonly:
            raise OSError("cannot write: the shelf was opened for reading")
        super().__setitem__(key, value)

    def sync(self):
        if not self._readonly:
            with io.open(self._name, "wb") as file:
                pickle.dump(dict(self), file)

    close = sync


class DbfilenameShelf(Shelf):
    def __init__(self, filename, flag="c", protocol=None, writeback=False):
        Shelf.__init__(self, _File(filename, flag), protocol, writeback)


def open(filename, flag="c", protocol=None, writeback=False):
    return DbfilenameShelf(filename, flag, protocol, writeback)

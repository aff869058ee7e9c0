"""django.core.cache: a cache in memory, as Django's default one is."""
import pickle
import time

DEFAULT_TIMEOUT = object()


class InvalidCacheBackendError(Exception):
    pass


class _Cache:
    default_timeout = 300

    def __init__(self):
        self._cache = {}
        self._expires = {}

    def make_key(self, key, version=None):
        return ":%s:%s" % (1 if version is None else version, key)

    def _until(self, timeout):
        if timeout is DEFAULT_TIMEOUT:
            timeout = self.default_timeout
        return None if timeout is None else time.time() + timeout if timeout > 0 else -1

    def _alive(self, key):
        if key not in self._cache:
            return False
        until = self._expires[key]
        if until is not None and until <= time.time():
            del self._cache[key], self._expires[key]
            return False
        return True

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        key = self.make_key(key, version)
        self._cache[key], self._expires[key] = pickle.dumps(value), self._until(timeout)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        if self._alive(self.make_key(key, version)):
            return False
        self.set(key, value, timeout, version)
        return True

    def get(self, key, default=None, version=None):
        key = self.make_key(key, version)
        return pickle.loads(self._cache[key]) if self._alive(key) else default

    def get_many(self, keys, version=None):
        return {k: self.get(k, version=version) for k in keys if self.has_key(k, version)}

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        for key, value in data.items():
            self.set(key, value, timeout, version)
        return []

    def get_or_set(self, key, default, timeout=DEFAULT_TIMEOUT, version=None):
        if not self.has_key(key, version):
            value = default() if callable(default) else default
            self.add(key, value, timeout, version)
            return self.get(key, value, version)
        return self.get(key, version=version)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        key = self.make_key(key, version)
        if not self._alive(key):
            return False
        self._expires[key] = self._until(timeout)
        return True

    def incr(self, key, delta=1, version=None):
        made = self.make_key(key, version)
        if not self._alive(made):
            raise ValueError("Key '%s' not found" % made)
        value = pickle.loads(self._cache[made]) + delta
        self._cache[made] = pickle.dumps(value)
        return value

    def decr(self, key, delta=1, version=None):
        return self.incr(key, -delta, version)

    def has_key(self, key, version=None):
        return self._alive(self.make_key(key, version))

    def __contains__(self, key):
        return self.has_key(key)

    def delete(self, key, version=None):
        key = self.make_key(key, version)
        if not self._alive(key):
            return False
        del self._cache[key], self._expires[key]
        return True

    def delete_many(self, keys, version=None):
        for key in keys:
            self.delete(key, version)

    def clear(self):
        self._cache.clear()
        self._expires.clear()

    def close(self, **kwargs):
        pass


cache = _Cache()


class _Caches(dict):
    def __missing__(self, alias):
        raise InvalidCacheBackendError("The connection '%s' doesn't exist." % alias)


caches = _Caches(default=cache)

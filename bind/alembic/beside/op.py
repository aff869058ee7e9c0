"""The operations of the migration that runs: what Operations.context() made current."""

from .operations import Operations, _current, _installed


def _operations(name):
    if not _current and _installed:
        return None
    if not _current:
        raise NameError(
            "Can't invoke function '%s', as the proxy object has not yet been established for the Alembic 'Operations' class.  "
            "Try placing this code inside a callable." % name
        )
    return _current[-1]


def __getattr__(name):
    if name.startswith("_") or not hasattr(Operations, name):
        raise AttributeError("module 'alembic.op' has no attribute '%s'" % name)

    def proxy(*args, **kw):
        return getattr(_operations(name), name)(*args, **kw)

    proxy.__name__ = name
    return proxy

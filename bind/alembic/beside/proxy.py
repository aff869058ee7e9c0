"""Modules whose functions are the methods of an object that is current: op and context."""


def proxy(module, cls, current, past):
    """What a module's __getattr__ is: functions that find the current object when they are
    called. Past tells whether there ever was one."""

    def find(name):
        if current:
            return current[-1]
        if past():
            return None
        raise NameError(
            "Can't invoke function '%s', as the proxy object has not yet been established for the Alembic '%s' class.  "
            "Try placing this code inside a callable." % (name, cls.__name__)
        )

    def get(name):
        if name.startswith("_") or not hasattr(cls, name):
            raise AttributeError("module '%s' has no attribute '%s'" % (module, name))
        if not callable(getattr(cls, name)):
            if not current:
                raise AttributeError("module '%s' has no attribute '%s'" % (module, name))
            return getattr(current[-1], name)

        def call(*args, **kw):
            return getattr(find(name), name)(*args, **kw)

        call.__name__ = name
        return call

    return get

class Error(Exception):
    pass


error = Error

_ATOMIC = frozenset((type(None), int, float, bool, complex, bytes, tuple, str, frozenset, type, range, slice, property,
                     type(...), type(NotImplemented), type(len), type(lambda: 0), type(list[int]), type(int | str)))


# The classes whose objects never change; a copy of one is as good as itself.
_FIXED = frozenset(("datetime", "decimal", "uuid"))


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type) or cls.__module__ in _FIXED:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuild(x, None)


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    cls = type(x)
    if cls is tuple:
        y = tuple([deepcopy(a, memo) for a in x])
        if all(a is b for a, b in zip(x, y)):
            y = x
    elif cls in _ATOMIC or isinstance(x, type) or cls.__module__ in _FIXED:
        return x
    elif cls is list:
        y = []
        memo[key] = y
        for a in x:
            y.append(deepcopy(a, memo))
    elif cls is dict:
        y = {}
        memo[key] = y
        for k, v in x.items():
            y[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls is set:
        y = {deepcopy(a, memo) for a in x}
    elif hasattr(cls, "__deepcopy__"):
        y = cls.__deepcopy__(x, memo)
    elif cls.__name__ == "method" and hasattr(x, "__func__"):
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        y = _rebuild(x, memo)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _slot_names(cls):
    for c in cls.__mro__:
        slots = c.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                yield f"_{c.__name__.lstrip('_')}{name}" if name.startswith("__") and not name.endswith("__") else name


def _rebuild(x, memo):
    """Make an object like x, with copies of its state where memo is given."""
    cls = type(x)
    deep = (lambda v: v) if memo is None else (lambda v: deepcopy(v, memo))
    reduce = cls.__dict__.get("__reduce__") or next((c.__dict__["__reduce__"] for c in cls.__mro__[:-1] if "__reduce__" in c.__dict__), None)
    if reduce is not None and not isinstance(x, (list, dict, set, BaseException)):
        made = reduce(x)
        if isinstance(made, str):
            return x
        y = made[0](*[deep(a) for a in made[1]])
        state = made[2] if len(made) > 2 else None
    else:
        if isinstance(x, BaseException):
            y = cls.__new__(cls, *x.args)
            y.args = x.args
        elif isinstance(x, (str, int, float, bytes, tuple, frozenset)) or hasattr(cls, "__getnewargs__"):
            args = x.__getnewargs__() if hasattr(cls, "__getnewargs__") else None
            if args is None:
                base = next(b for b in (str, int, float, bytes, tuple, frozenset) if isinstance(x, b))
                args = (base(x),)
            if isinstance(x, tuple) and hasattr(cls, "_make"):
                y = cls._make([deep(a) for a in x])
            else:
                y = cls.__new__(cls, *[deep(a) for a in args])
        else:
            y = cls.__new__(cls)
        if memo is not None:
            memo[id(x)] = y
        if isinstance(x, list):
            y.extend([deep(a) for a in x])
        elif isinstance(x, dict):
            for k, v in x.items():
                dict.__setitem__(y, deep(k), deep(v))
        elif isinstance(x, set):
            y.update([deep(a) for a in x])
        getstate = getattr(cls, "__getstate__", None)
        if getstate is not None and getstate is not getattr(object, "__getstate__", None):
            state = getstate(x)
        else:
            state = None
            slots = {n: getattr(x, n) for n in _slot_names(cls) if hasattr(x, n)}
            for name, value in slots.items():
                object.__setattr__(y, name, deep(value))
            if getattr(x, "__dict__", None):
                state = x.__dict__
    if state is not None:
        state = deep(state)
        if hasattr(cls, "__setstate__"):
            y.__setstate__(state)
        else:
            if isinstance(state, tuple) and len(state) == 2:
                state, slotstate = state
                for name, value in (slotstate or {}).items():
                    setattr(y, name, value)
            if state:
                y.__dict__.update(state)
    return y

from copyreg import dispatch_table


class Error(Exception):
    pass


error = Error

_ATOMIC = frozenset((type(None), int, float, bool, complex, bytes, str, type, range, slice, property,
                     type(...), type(NotImplemented), type(len), type(lambda: 0), type(list[int]), type(int | str)))


# The classes whose objects never change; a copy of one is as good as itself.
_FIXED = frozenset(("datetime", "decimal", "uuid"))


def _fixed(x, cls):
    return cls in _ATOMIC or isinstance(x, type) or cls.__module__ in _FIXED


def copy(x):
    cls = type(x)
    if _fixed(x, cls) or cls is tuple or cls is frozenset:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _remake(x, cls, None)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    y = memo.get(id(x), _nil)
    if y is not _nil:
        return y
    cls = type(x)
    if _fixed(x, cls):
        return x
    if cls is list:
        y = memo[id(x)] = []
        for a in x:
            y.append(deepcopy(a, memo))
    elif cls is dict:
        y = memo[id(x)] = {}
        for k, v in x.items():
            y[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls is tuple:
        y = [deepcopy(a, memo) for a in x]
        if id(x) in memo:
            return memo[id(x)]
        y = x if all(a is b for a, b in zip(x, y)) else tuple(y)
    elif getattr(x, "__deepcopy__", None) is not None:
        y = x.__deepcopy__(memo)
    elif cls.__name__ == "method" and hasattr(x, "__func__"):
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        y = _remake(x, cls, memo)
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _remake(x, cls, memo):
    """Make an object like x of what its reduction says, with copies of its parts where memo is given."""
    reduce = dispatch_table.get(cls)
    made = reduce(x) if reduce else x.__reduce_ex__(4)
    if isinstance(made, str):
        return x
    func, args, state, items, pairs = tuple(made) + (None,) * (5 - len(made))
    deep = (lambda v: v) if memo is None else (lambda v: deepcopy(v, memo))
    y = func(*map(deep, args))
    if memo is not None:
        memo[id(x)] = y
    if state is not None:
        state = deep(state)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(y, name, value)
    for item in items or ():
        y.append(deep(item))
    for key, value in pairs or ():
        y[deep(key)] = deep(value)
    return y

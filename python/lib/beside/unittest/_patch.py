# patch: names stand for something else while a test runs.
import builtins
import contextlib
import functools
import importlib
import inspect
from unittest.mock import AsyncMock, DEFAULT, MagicMock, NonCallableMock, create_autospec


class _Patch:
    def __init__(self, find, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        self.find, self.attribute, self.new, self.spec, self.create = find, attribute, new, spec, create
        self.spec_set, self.autospec, self.new_callable, self.kwargs = spec_set, autospec, new_callable, kwargs
        self.attribute_name, self.more = None, []

    def copy(self):
        other = _Patch(self.find, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                       self.new_callable, self.kwargs)
        other.attribute_name = self.attribute_name
        other.more = [p.copy() for p in self.more]
        return other

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self.copy()(getattr(func, name)))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @contextlib.contextmanager
        def patched(args, kwargs):
            with contextlib.ExitStack() as stack:
                extra = []
                for p in wrapper.patchings:
                    made = stack.enter_context(p)
                    if p.attribute_name is not None:
                        kwargs.update(made)
                    elif p.new is DEFAULT:
                        extra.append(made)
                yield args + tuple(extra), kwargs

        if inspect.iscoroutinefunction(func):
            @functools.wraps(func)
            async def wrapper(*args, **kwargs):
                with patched(args, kwargs) as (args, kwargs):
                    return await func(*args, **kwargs)
        else:
            @functools.wraps(func)
            def wrapper(*args, **kwargs):
                with patched(args, kwargs) as (args, kwargs):
                    return func(*args, **kwargs)
        wrapper.patchings = [self]
        return wrapper

    def __enter__(self):
        target = self.target = self.find()
        name, original = self.attribute, DEFAULT
        self.local = name in getattr(target, "__dict__", {})
        try:
            original = target.__dict__[name] if self.local else getattr(target, name)
        except (AttributeError, KeyError):
            pass
        if original is DEFAULT and not self.create and not (inspect.ismodule(target) and hasattr(builtins, name)):
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        self.original = original
        new = self.new
        if self.autospec is not None and self.autospec is not False:
            new = create_autospec(original if self.autospec is True else self.autospec, bool(self.spec_set), **self.kwargs)
        elif new is DEFAULT:
            spec = original if self.spec is True else self.spec
            strict = original if self.spec_set is True else self.spec_set
            kind = self.new_callable
            if kind is None:
                kind = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
            kwargs = dict(self.kwargs)
            if spec is not None:
                kwargs["spec"] = spec
            if strict is not None:
                kwargs["spec_set"] = strict
            if isinstance(kind, type) and issubclass(kind, NonCallableMock):
                kwargs.setdefault("name", name)
            new = kind(**kwargs)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        setattr(target, name, new)
        if self.attribute_name is None:
            return new
        made = {self.attribute_name: new} if self.new is DEFAULT else {}
        self._stack = contextlib.ExitStack()
        for p in self.more:
            made.update(self._stack.enter_context(p))
        return made

    def __exit__(self, *exc):
        if self.attribute_name is not None:
            self._stack.close()
        if self.local and self.original is not DEFAULT:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and self.original is not DEFAULT and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.original)
        return False

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self not in _active:
            return None
        _active.remove(self)
        return self.__exit__(None, None, None)


_active = []


def _target(path):
    first, *rest = path.split(".")
    name, thing = first, importlib.import_module(first)
    for part in rest:
        name += "." + part
        try:
            thing = getattr(thing, part)
        except AttributeError:
            importlib.import_module(name)
            thing = getattr(thing, part)
    return thing


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    try:
        path, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _Patch(lambda: _target(path), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None,
                  *, unsafe=False, **kwargs):
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _Patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    find = (lambda: _target(target)) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patches = []
    for attribute, new in kwargs.items():
        p = _Patch(find, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        p.attribute_name = attribute
        patches.append(p)
    patches[0].more = patches[1:]
    return patches[0]


class _PatchDict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, {**dict(values), **kwargs}, clear

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(f, name)):
                    setattr(f, name, _PatchDict(self.in_dict, self.values, self.clear)(getattr(f, name)))
            return f

        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            with self:
                return f(*args, **kwargs)
        return wrapper

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _target(self.in_dict)
        self._before = dict(self.in_dict)
        if self.clear:
            self._emptied()
        self.in_dict.update(self.values)
        return self.in_dict

    def _emptied(self):
        for key in list(self.in_dict):
            del self.in_dict[key]

    def __exit__(self, *args):
        self._emptied()
        self.in_dict.update(self._before)
        return False

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    stop = _Patch.stop


def _stopall():
    for p in reversed(list(_active)):
        p.stop()


patch.object, patch.multiple, patch.dict, patch.stopall, patch.TEST_PREFIX = _patch_object, _patch_multiple, _PatchDict, _stopall, "test"

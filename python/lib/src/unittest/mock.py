"""unittest.mock: objects that note their calls, and patch, which puts them in place for a while."""
import asyncio
import functools
import inspect

_missing = object()


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel.%s" % self.name


class _Sentinels:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        value = self.__dict__[name] = _Sentinel(name)
        return value


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    """A call: name, arguments, keyword arguments; equal where these are."""

    def __new__(cls, name="", args=(), kwargs=None, two=False):
        self = tuple.__new__(cls, (args, kwargs or {}) if two else (name, args, kwargs or {}))
        self._name = name
        return self

    def __call__(self, *args, **kwargs):
        return _Call(self._name, args, kwargs)

    def __getattr__(self, attr):
        if attr.startswith("__"):
            raise AttributeError(attr)
        return _Call("%s.%s" % (self._name, attr) if self._name else attr)

    @property
    def args(self):
        return tuple.__getitem__(self, -2)

    @property
    def kwargs(self):
        return tuple.__getitem__(self, -1)

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        name, args, kwargs = "", (), {}
        for part in tuple.__iter__(other):
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            elif isinstance(part, dict):
                kwargs = part
        mine = self._name if len(self) == 3 else ""
        if len(self) == 3 and len(other) == 3 and mine != name:
            return False
        return (self.args, self.kwargs) == (args, kwargs)

    __hash__ = None

    def __repr__(self):
        inside = [repr(a) for a in self.args] + ["%s=%r" % item for item in self.kwargs.items()]
        return "call%s(%s)" % ("." + self._name if self._name else "", ", ".join(inside))


call = _Call()


class NonCallableMock:
    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, **kwargs):
        set_ = object.__setattr__
        spec = spec if spec is not None else spec_set
        set_(self, "_mock_name", name)
        set_(self, "_mock_parent", parent)
        set_(self, "_mock_children", {})
        set_(self, "_mock_wraps", wraps)
        set_(self, "_mock_spec", dir(spec) if spec is not None and not isinstance(spec, (list, tuple)) else spec)
        set_(self, "_spec_class", spec if isinstance(spec, type) else type(spec) if spec is not None else None)
        self.reset_mock()
        set_(self, "_mock_return_value", DEFAULT)
        set_(self, "side_effect", None)
        self.configure_mock(**kwargs)

    def configure_mock(self, **kwargs):
        for key, value in kwargs.items():
            target, parts = self, key.split(".")
            for part in parts[:-1]:
                target = getattr(target, part)
            setattr(target, parts[-1], value)

    def reset_mock(self, return_value=False, side_effect=False):
        set_ = object.__setattr__
        set_(self, "called", False)
        set_(self, "call_count", 0)
        set_(self, "call_args", None)
        set_(self, "call_args_list", [])
        set_(self, "mock_calls", [])
        set_(self, "method_calls", [])
        if return_value:
            set_(self, "_mock_return_value", DEFAULT)
        if side_effect:
            set_(self, "side_effect", None)
        for child in self._mock_children.values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(return_value, side_effect)

    @property
    def return_value(self):
        if self._mock_return_value is DEFAULT:
            object.__setattr__(self, "_mock_return_value", self._child("()"))
        return self._mock_return_value

    @return_value.setter
    def return_value(self, value):
        object.__setattr__(self, "_mock_return_value", value)

    def _child(self, name, **kwargs):
        cls = MagicMock if isinstance(self, MagicMock) else Mock
        return cls(name="%s.%s" % (self._mock_name or "mock", name) if name != "()" else "%s()" % (self._mock_name or "mock"), parent=(self, name), **kwargs)

    def __getattr__(self, name):
        if name.startswith("_mock_") or name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError("%r is not a valid assertion. Use a spec for the mock if %r is meant to be an attribute." % (name, name))
        if self._mock_spec is not None and name not in self._mock_spec:
            raise AttributeError("Mock object has no attribute %r" % name)
        if name not in self._mock_children:
            wraps = getattr(self._mock_wraps, name) if self._mock_wraps is not None else None
            self._mock_children[name] = self._child(name, wraps=wraps)
        child = self._mock_children[name]
        if child is _missing:
            raise AttributeError(name)
        return child

    def __setattr__(self, name, value):
        if self._mock_spec is not None and name not in self._mock_spec and name not in ("return_value", "side_effect"):
            raise AttributeError("Mock object has no attribute '%s'" % name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.__dict__.pop(name, None)
        self._mock_children[name] = _missing

    def __repr__(self):
        return "<%s%s id='%d'>" % (type(self).__name__, " name=%r" % self._mock_name if self._mock_name else "", id(self))

    def attach_mock(self, mock, attribute):
        object.__setattr__(mock, "_mock_parent", (self, attribute))
        object.__setattr__(mock, "_mock_name", attribute)
        setattr(self, attribute, mock)

    def _note(self, args, kwargs):
        set_ = object.__setattr__
        set_(self, "called", True)
        set_(self, "call_count", self.call_count + 1)
        set_(self, "call_args", _Call("", args, kwargs, two=True))
        self.call_args_list.append(_Call("", args, kwargs, two=True))
        self.mock_calls.append(_Call("", args, kwargs))
        name, mock = "", self
        while mock._mock_parent is not None:
            mock, part = mock._mock_parent
            name = part if not name else part + name if name.startswith("()") else "%s.%s" % (part, name)
            mock.mock_calls.append(_Call(name, args, kwargs))
            if "()" not in name:
                mock.method_calls.append(_Call(name, args, kwargs))

    # ---- what is asked afterwards
    def _label(self):
        return self._mock_name or "mock"

    def assert_called(self):
        if not self.call_count:
            raise AssertionError("Expected '%s' to have been called." % self._label())

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s" % (self._label(), self.call_count, self._calls_text()))

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s" % (self._label(), self.call_count, self._calls_text()))

    def _calls_text(self):
        return "\nCalls: %r." % self.mock_calls if self.mock_calls else ""

    def _signature(self, c):
        return repr(c).replace("call", self._label(), 1)

    def assert_called_with(self, /, *args, **kwargs):
        want = _Call("", args, kwargs, two=True)
        if self.call_args is None:
            raise AssertionError("expected call not found.\nExpected: %s\nActual: not called." % self._signature(want))
        if self.call_args != want:
            raise AssertionError("expected call not found.\nExpected: %s\nActual: %s" % (self._signature(want), self._signature(self.call_args)))

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s" % (self._label(), self.call_count, self._calls_text()))
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        want = _Call("", args, kwargs, two=True)
        if want not in self.call_args_list:
            raise AssertionError("%s call not found" % self._signature(want))

    def assert_has_calls(self, calls, any_order=False):
        calls, made = list(calls), list(self.mock_calls)
        if any_order:
            for c in calls:
                if c not in made:
                    raise AssertionError("%r does not contain all of %r in its call list, found %r instead" % (self._label(), tuple(calls), made))
                made.remove(c)
            return
        if not any(made[i:i + len(calls)] == calls for i in range(len(made) - len(calls) + 1)):
            raise AssertionError("Calls not found.\nExpected: %r\n  Actual: %r" % (calls, made))


class Mock(NonCallableMock):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, **kwargs)
        object.__setattr__(self, "_mock_return_value", return_value)
        object.__setattr__(self, "side_effect", _effect(side_effect))

    def __setattr__(self, name, value):
        super().__setattr__(name, _effect(value) if name == "side_effect" else value)

    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        return self._answer(args, kwargs)

    def _answer(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if not callable(effect):
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self._mock_return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


def _effect(value):
    """A side effect that is a list of answers becomes an iterator over them."""
    if value is None or callable(value) or isinstance(value, BaseException):
        return value
    return iter(value)


class MagicMock(Mock):
    """A Mock with the usual special methods."""

    def _special(self, name, default):
        child = self._mock_children.get(name)
        if child is None:
            child = self._mock_children[name] = MagicMock(name=name, parent=(self, name), return_value=default)
        return child

    def __setattr__(self, name, value):
        if name in _special_defaults:
            self._mock_children[name] = value
        else:
            super().__setattr__(name, value)


class _Special:
    """A special method of a MagicMock: a mock of its own for each object."""

    def __init__(self, name, default):
        self.name, self.default = name, default

    def __get__(self, obj, cls=None):
        return self if obj is None else obj._special(self.name, self.default)


class _Iter(_Special):
    def __get__(self, obj, cls=None):
        child = super().__get__(obj, cls)
        if isinstance(child, Mock) and child.side_effect is None:
            child.side_effect = lambda: DEFAULT if child._mock_return_value is DEFAULT else iter(child._mock_return_value)
        return child


_special_defaults = {
    "__len__": 0, "__bool__": True, "__int__": 1, "__contains__": False, "__iter__": (), "__getitem__": DEFAULT,
    "__setitem__": DEFAULT, "__delitem__": DEFAULT, "__enter__": DEFAULT, "__exit__": False,
}
for _name, _default in _special_defaults.items():
    setattr(MagicMock, _name, (_Iter if _name == "__iter__" else _Special)(_name, _default))


class AsyncMock(MagicMock):
    async def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        object.__setattr__(self, "await_count", self.__dict__.get("await_count", 0) + 1)
        result = self._answer(args, kwargs)
        return await result if inspect.isawaitable(result) else result

    def assert_awaited(self):
        if not self.__dict__.get("await_count"):
            raise AssertionError("Expected %s to have been awaited." % self._label())

    def assert_awaited_once(self):
        if self.__dict__.get("await_count") != 1:
            raise AssertionError("Expected %s to have been awaited once. Awaited %s times." % (self._label(), self.__dict__.get("await_count", 0)))


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class _Patch:
    def __init__(self, target, attribute, new, create, kwargs, additional=None):
        self.target, self.attribute, self.new, self.create, self.kwargs = target, attribute, new, create, kwargs
        self.additional = additional or []

    def __call__(self, item):
        if isinstance(item, type):
            for name in dir(item):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(item, name)):
                    setattr(item, name, _Patch(self.target, self.attribute, self.new, self.create, self.kwargs)(getattr(item, name)))
            return item
        if inspect.iscoroutinefunction(item):
            @functools.wraps(item)
            async def patched(*args, **kwargs):
                with self as new:
                    return await item(*args, *(() if self.new is not DEFAULT else (new,)), **kwargs)
            return patched

        @functools.wraps(item)
        def patched(*args, **kwargs):
            with self as new:
                return item(*args, *(() if self.new is not DEFAULT else (new,)), **kwargs)
        return patched

    def __enter__(self):
        target = self.found = self.target() if callable(self.target) and getattr(self.target, "_getter", False) else self.target
        own = getattr(target, "__dict__", {})
        self.local = self.attribute in own
        self.before = own[self.attribute] if self.local else getattr(target, self.attribute, _missing)
        if self.before is _missing and not self.create:
            raise AttributeError("%r does not have the attribute %r" % (target, self.attribute))
        new = self.new
        if new is DEFAULT:
            kwargs = dict(self.kwargs)
            cls = kwargs.pop("new_callable", None)
            autospec = kwargs.pop("autospec", None)
            if cls is None:
                cls = AsyncMock if inspect.iscoroutinefunction(self.before) else MagicMock
            new = cls(**kwargs) if cls not in (Mock, MagicMock, AsyncMock) else cls(name=self.attribute, **kwargs)
            if autospec and inspect.isfunction(self.before) and isinstance(target, type):
                mock = new

                def method(*args, **kw):
                    return mock(*args, **kw)
                method.mock = mock
                setattr(target, self.attribute, method)
                return mock
        setattr(target, self.attribute, new)
        return new

    def __exit__(self, *exc):
        if self.local:
            setattr(self.found, self.attribute, self.before)
        else:
            delattr(self.found, self.attribute)
            if self.before is not _missing and not hasattr(self.found, self.attribute):
                setattr(self.found, self.attribute, self.before)
        return False

    def start(self):
        _started.append(self)
        return self.__enter__()

    def stop(self):
        if self in _started:
            _started.remove(self)
            self.__exit__(None, None, None)


_started = []


def _find(path):
    import importlib
    parts = path.split(".")
    obj = importlib.import_module(parts[0])
    seen = parts[0]
    for part in parts[1:]:
        seen += "." + part
        try:
            obj = getattr(obj, part)
        except AttributeError:
            importlib.import_module(seen)
            obj = getattr(obj, part)
    return obj


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    path, dot, attribute = target.rpartition(".")
    if not dot:
        raise TypeError("Need a valid target to patch. You supplied: %r" % (target,))

    def getter():
        return _find(path)
    getter._getter = True
    return _Patch(getter, attribute, new, create, _options(spec, spec_set, autospec, new_callable, kwargs))


def _options(spec, spec_set, autospec, new_callable, kwargs):
    for name, value in (("spec", spec), ("spec_set", spec_set), ("autospec", autospec), ("new_callable", new_callable)):
        if value is not None:
            kwargs[name] = value
    return kwargs


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    return _Patch(target, attribute, new, create, _options(spec, spec_set, autospec, new_callable, kwargs))


class _PatchDict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, dict(values, **kwargs), clear

    def __call__(self, item):
        @functools.wraps(item)
        def patched(*args, **kwargs):
            with self:
                return item(*args, **kwargs)
        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _find(self.in_dict)
        self.before = dict(self.in_dict)
        if self.clear:
            self.in_dict.clear()
        self.in_dict.update(self.values)
        return self.in_dict

    def __exit__(self, *exc):
        self.in_dict.clear()
        self.in_dict.update(self.before)
        return False

    start = __enter__

    def stop(self):
        self.__exit__()


class _PatchMultiple:
    def __init__(self, target, **kwargs):
        self.target, self.values = target, kwargs

    def __enter__(self):
        target = _find(self.target) if isinstance(self.target, str) else self.target
        self.patches = [(name, _Patch(target, name, new, False, {})) for name, new in self.values.items()]
        return {name: p.__enter__() for name, p in self.patches if p.new is DEFAULT or p.__enter__() is _missing}

    def __exit__(self, *exc):
        for _, p in reversed(self.patches):
            p.__exit__(*exc)
        return False


def _stopall():
    while _started:
        _started[-1].stop()


patch.object = _patch_object
patch.dict = _PatchDict
patch.multiple = _PatchMultiple
patch.stopall = _stopall
patch.TEST_PREFIX = "test"


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    return MagicMock(spec=spec, **kwargs)


def seal(mock):
    object.__setattr__(mock, "_mock_spec", [*mock._mock_children, *mock.__dict__])


def mock_open(mock=None, read_data=""):
    import io
    mock = mock if mock is not None else MagicMock(name="open")
    mock.side_effect = lambda *args, **kwargs: io.StringIO(read_data)
    return mock

# Stand-ins for objects: they record how they are used and answer what they are told.
import inspect
from unittest._calls import sentinel, DEFAULT, _deleted, ANY, _arguments, _Call, call, _CallList

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "FILTER_DIR",
           "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal"]

FILTER_DIR = True


class InvalidSpecError(Exception):
    pass


_own = {"return_value", "side_effect", "wraps", "name", "spec"}
_assertish = ("assert", "assret", "asert", "aseert", "assrt")


class NonCallableMock:
    def __new__(cls, /, *args, **kwargs):
        # Each mock has a class of its own, so that special methods can be set on it.
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, unsafe=False, **kwargs):
        d = self.__dict__
        d["_mock_parent"], d["_mock_name"] = parent if parent is not None else _new_parent, name
        d["_mock_new_name"], d["_mock_sealed"], d["_mock_unsafe"] = _new_name, False, unsafe
        d["_mock_wraps"] = wraps
        strict = spec_set is not None
        self._mock_add_spec(spec if spec is not None else spec_set, strict)
        d["_mock_children"], d["_mock_return_value"], d["_mock_side_effect"] = {}, DEFAULT, None
        d["_mock_delegate"] = None
        self._reset_calls()
        self.configure_mock(**kwargs)

    def _reset_calls(self):
        d = self.__dict__
        d["called"], d["call_count"], d["call_args"] = False, 0, None
        d["call_args_list"], d["mock_calls"], d["method_calls"] = _CallList(), _CallList(), _CallList()

    def _mock_add_spec(self, spec, strict):
        names, cls, signature = None, None, None
        if spec is not None:
            if isinstance(spec, (list, tuple)):
                names = list(spec)
            else:
                names = dir(spec)
                cls = spec if isinstance(spec, type) else type(spec)
                signature = _signature(spec)
        self.__dict__.update(_mock_methods=names, _spec_class=cls, _spec_set=strict, _spec_signature=signature)

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    @property
    def __class__(self):
        return self._spec_class or type(self)

    def attach_mock(self, mock, attribute):
        mock.__dict__.update(_mock_parent=None, _mock_new_name="", _mock_name="")
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        for arg, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *path, final = arg.split(".")
            target = self
            for step in path:
                target = getattr(target, step)
            setattr(target, final, value)

    @property
    def return_value(self):
        value = self._mock_return_value
        if value is DEFAULT:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.__dict__["_mock_return_value"] = value
        return value

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value
        _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not isinstance(value, (BaseException, type)):
            value = iter(value)
        self.__dict__["_mock_side_effect"] = value

    def _get_child_mock(self, /, **kw):
        if self._mock_sealed:
            name = kw.get("name") or kw.get("_new_name", "")
            raise AttributeError(f"{self._extract_mock_name()}.{name}".replace(".()", "()"))
        base = type(self).__mro__[1]
        if issubclass(base, NonCallableMagicMock) and not issubclass(base, MagicMock):
            base = MagicMock
        elif issubclass(base, NonCallableMock) and not issubclass(base, CallableMixin):
            base = Mock
        return base(**kw)

    def _extract_mock_name(self):
        parts, mock, seen = [], self, set()
        text = self._mock_new_name
        dot = "."
        if text == "()":
            dot = ""
        parts = []
        while mock is not None and id(mock) not in seen:
            seen.add(id(mock))
            if mock._mock_parent is None:
                parts.append(mock._mock_name or "mock")
                break
            parts.append(mock._mock_new_name)
            mock = mock._mock_parent
        out = parts[-1]
        for part in reversed(parts[:-1]):
            out += part if part == "()" else "." + part
        return out

    def __repr__(self):
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") else " name=%r" % name
        spec = ""
        if self._spec_class is not None:
            spec = " %s=%r" % ("spec_set" if self._spec_set else "spec", self._spec_class.__name__)
        return "<%s%s%s id='%s'>" % (type(self).__name__, shown, spec, id(self))

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe"):
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _all_magics:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not self._mock_unsafe and (self._mock_methods is None or name not in self._mock_methods):
            if name.startswith(_assertish):
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute.")
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = child
        return child

    def __setattr__(self, name, value):
        if name in self.__dict__ or isinstance(getattr(type(self), name, None), property):
            object.__setattr__(self, name, value)
            return
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _all_magics:
            if not isinstance(value, NonCallableMock):
                function = value
                method = lambda self, *args, **kw: function(self, *args, **kw)
                setattr(type(self), name, method if callable(value) else value)
            else:
                _adopt(self, value, name, name)
                setattr(type(self), name, lambda self, *args, **kw: value(*args, **kw))
            self._mock_children[name] = value
            return
        if self._mock_sealed and name not in self._mock_children:
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if _adopt(self, value, name, name):
            self._mock_children[name] = value
            return
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            return
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif self._mock_children.get(name) is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def __dir__(self):
        return sorted({*object.__dir__(self), *self._mock_children, *(self._mock_methods or ())})

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self._reset_calls()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in [*self._mock_children.values(), self._mock_return_value]:
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)

    # Assertions about calls.

    def _bound(self, c):
        """A call with its arguments by name, where the signature is known."""
        args, kwargs = c[-2], c[-1]
        if self._spec_signature is not None:
            try:
                bound = self._spec_signature.bind(*args, **kwargs)
                return _Call((c[0] if len(c) == 3 else "", bound.args, bound.kwargs))
            except TypeError:
                pass
        return _Call(tuple(c)) if len(c) == 3 else _Call(("", args, kwargs))

    def _mismatch(self, args, kwargs):
        expected = _arguments(self._mock_name or "mock", args, kwargs)
        actual = _arguments(self._mock_name or "mock", *self.call_args)
        return "expected call not found.\nExpected: %s\nActual: %s" % (expected, actual)

    def _told(self):
        return f"\nCalls: {_safe(self.mock_calls)}." if self.mock_calls else ""

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s"
                                 % (self._mock_name or "mock", self.call_count, self._told()))

    def assert_called(self):
        if not self.call_count:
            raise AssertionError("Expected '%s' to have been called." % (self._mock_name or "mock"))

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s"
                                 % (self._mock_name or "mock", self.call_count, self._told()))

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError("expected call not found.\nExpected: %s\nActual: not called."
                                 % _arguments(self._mock_name or "mock", args, kwargs))
        if self._bound(("", args, kwargs)) != self._bound(self.call_args):
            raise AssertionError(self._mismatch(args, kwargs))

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s"
                                 % (self._mock_name or "mock", self.call_count, self._told()))
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        wanted = self._bound(("", args, kwargs))
        if not any(wanted == self._bound(c) for c in self.call_args_list):
            raise AssertionError("%s call not found" % _arguments(self._mock_name or "mock", args, kwargs))

    def assert_has_calls(self, calls, any_order=False):
        expected = [self._bound(c) for c in calls]
        actual = _CallList(self._bound(c) for c in self.mock_calls)
        if not any_order:
            if expected not in actual:
                raise AssertionError("Calls not found.\nExpected: %s%s" % (_CallList(calls), "\nActual: %s" % _safe(self.mock_calls)
                                                                          if self.mock_calls else ""))
            return
        left, absent = list(actual), []
        for c in expected:
            try:
                left.remove(c)
            except ValueError:
                absent.append(c)
        if absent:
            raise AssertionError("%r does not contain all of %r in its call list, found %r instead"
                                 % (self._mock_name or "mock", tuple(absent), _CallList(actual)))


def _safe(calls):
    return repr(calls)


def _signature(spec):
    try:
        if isinstance(spec, type):
            return None
        return inspect.signature(spec) if callable(spec) and not isinstance(spec, NonCallableMock) else None
    except (TypeError, ValueError):
        return None


def _adopt(parent, value, name, new_name):
    """Make a mock without a parent the child of another; tells whether it did."""
    if not isinstance(value, NonCallableMock) or isinstance(value, PropertyMock):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None:
        return False
    ancestor = parent
    while ancestor is not None:
        if ancestor is value:
            return False
        ancestor = ancestor._mock_parent
    if name:
        value.__dict__["_mock_name"] = name
    value.__dict__.update(_mock_parent=parent, _mock_new_name=new_name)
    return True


class CallableMixin:
    def __call__(self, /, *args, **kwargs):
        if self._spec_signature is not None:
            self._spec_signature.bind(*args, **kwargs)
        self._record(args, kwargs)
        return self._answer(args, kwargs)

    def _record(self, args, kwargs):
        d = self.__dict__
        d["called"], d["call_count"] = True, d["call_count"] + 1
        here = _Call((args, kwargs), two=True)
        d["call_args"] = here
        self.call_args_list.append(here)
        self.mock_calls.append(_Call(("", args, kwargs)))
        name, mock, methods = self._mock_new_name, self, True
        method_name = self._mock_name
        while mock._mock_parent is not None:
            parent = mock._mock_parent
            if method_name and methods and mock._mock_new_name != "()":
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                method_name = "%s.%s" % (parent._mock_name, method_name) if parent._mock_name else None
            else:
                methods = False
            parent.mock_calls.append(_Call((name, args, kwargs)))
            if parent._mock_new_name:
                name = parent._mock_new_name + ("" if name.startswith("()") else ".") + name
            mock = parent

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
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    pass


_comparisons = ("lt", "gt", "le", "ge")
_numbers = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod".split()
_defaults = {"__hash__": None, "__str__": None, "__sizeof__": None, "__int__": 1, "__contains__": False, "__len__": 0,
             "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True, "__index__": 1, "__fspath__": None}
_plain = ("getitem setitem delitem len contains enter exit iter bool int float complex index call_ str hash sizeof fspath "
          "neg pos invert trunc floor ceil round reversed missing format").split()
_all_magics = ({"__%s__" % n for n in _plain if not n.endswith("_")} | {"__%s__" % n for n in _comparisons}
               | {"__%s%s__" % (p, n) for n in _numbers for p in ("", "r", "i")} | {"__eq__", "__ne__", "__aenter__",
               "__aexit__", "__aiter__", "__anext__", "__get__", "__set__", "__delete__"})
_supported = {"__getitem__", "__setitem__", "__delitem__", "__len__", "__contains__", "__enter__", "__exit__", "__iter__",
              "__bool__", "__int__", "__float__", "__complex__", "__index__", "__neg__", "__pos__", "__invert__", "__trunc__",
              "__floor__", "__ceil__", "__round__", "__str__", "__lt__", "__gt__", "__le__", "__ge__"} | {
    "__%s%s__" % (p, n) for n in _numbers for p in ("", "i")}


class _Magic:
    """A special method that becomes a mock when it is used first."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj._magic(self.name)


class _MagicMixin:
    def _magic(self, name):
        if self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError(name)
        child = self._mock_children.get(name)
        if child is None:
            child = self._get_child_mock(name=name, _new_name=name, _new_parent=self)
            child.__dict__["_mock_name"] = name
            if name in _defaults:
                child.return_value = _defaults[name]
                if name == "__str__":
                    child.return_value = object.__str__(self)
            elif name == "__iter__":
                child.__dict__["_mock_side_effect"] = lambda: (
                    iter([]) if child._mock_return_value is DEFAULT else iter(child.return_value))
            elif name[2:-2] in _comparisons:
                child.return_value = NotImplemented
            self._mock_children[name] = child
        return child


for _name in _supported:
    setattr(_MagicMixin, _name, _Magic(_name))


class NonCallableMagicMock(_MagicMixin, NonCallableMock):
    pass


class MagicMock(_MagicMixin, Mock):
    pass


class AsyncMock(MagicMock):
    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_CallList())

    def __call__(self, /, *args, **kwargs):
        self._record(args, kwargs)

        async def wait():
            here = _Call((args, kwargs), two=True)
            self.__dict__["await_count"] += 1
            self.__dict__["await_args"] = here
            self.await_args_list.append(here)
            try:
                result = self._answer(args, kwargs)
            except StopIteration:
                raise StopAsyncIteration
            return await result if inspect.isawaitable(result) else result
        return wait()

    def _get_child_mock(self, /, **kw):
        return (MagicMock if kw.get("_new_name") == "()" else AsyncMock)(**kw)

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError(f"Expected await: {_arguments(self._mock_name or 'mock', args, kwargs)}\nNot awaited")
        if _Call((args, kwargs), two=True) != self.await_args:
            raise AssertionError(self._mismatch(args, kwargs).replace("call", "await", 1))

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. Awaited {self.await_count} times.")


class PropertyMock(Mock):
    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    mock.__dict__["_mock_sealed"] = True
    for child in list(mock._mock_children.values()):
        if isinstance(child, NonCallableMock) and child._mock_parent is mock:
            seal(child)


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    if inspect.iscoroutinefunction(spec):
        mock = AsyncMock(**kwargs)
        mock.__dict__["_spec_signature"] = _signature(spec)
        return mock
    how = {"spec_set" if spec_set else "spec": spec}
    kind = MagicMock if callable(spec) and not instance or isinstance(spec, type) and hasattr(spec, "__call__") else NonCallableMagicMock
    if instance and not hasattr(spec, "__call__"):
        kind = NonCallableMagicMock
    mock = kind(**how, **kwargs)
    if isinstance(spec, type):
        try:
            mock.__dict__["_spec_signature"] = None if instance else inspect.signature(spec)
        except (TypeError, ValueError):
            pass
        if not instance and "return_value" not in kwargs:
            mock.return_value = create_autospec(spec, spec_set, instance=True)
            mock.return_value.__dict__.update(_mock_parent=mock, _mock_new_name="()")
    if isinstance(spec, type) or instance or not callable(spec):
        for name in dir(spec):
            if name.startswith("__"):
                continue
            owner = spec if isinstance(spec, type) else type(spec)
            original = next((c.__dict__[name] for c in owner.__mro__ if name in c.__dict__), None)
            if inspect.isfunction(original):
                child = (AsyncMock if inspect.iscoroutinefunction(original) else MagicMock)(
                    name=name, _new_name=name, _new_parent=mock)
                signature = inspect.signature(original)
                params = list(signature.parameters.values())
                if instance or not isinstance(spec, type):
                    params = params[1:]
                child.__dict__["_spec_signature"] = signature.replace(parameters=params)
                mock._mock_children[name] = child
    return mock


def mock_open(mock=None, read_data=""):
    import io
    make = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    mock = MagicMock(name="open") if mock is None else mock
    handle = MagicMock()

    def opened(*args, **kwargs):
        source = make(read_data)
        handle.read.side_effect, handle.readline.side_effect = source.read, source.readline
        handle.readlines.side_effect = source.readlines
        handle.__iter__.side_effect = lambda: iter(source)
        return DEFAULT
    handle.__enter__.return_value = handle
    mock.side_effect, mock.return_value = opened, handle
    return mock


from unittest._patch import patch  # last: it needs the mocks

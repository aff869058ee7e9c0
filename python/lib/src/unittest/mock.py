# Stand-ins for objects: they record how they are used and answer what they are told.
import builtins
import contextlib
import functools
import importlib
import inspect
import pprint

__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "FILTER_DIR",
           "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal"]

FILTER_DIR = True


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "sentinel.%s" % self.name


class _Sentinels:
    def __init__(self):
        self._known = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._known.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


class InvalidSpecError(Exception):
    pass


def _arguments(name, args, kwargs):
    inner = ", ".join([repr(a) for a in args] + ["%s=%r" % (k, v) for k, v in kwargs.items()])
    return "%s(%s)" % (name, inner)


class _Call(tuple):
    """A call: name, args, kwargs. Two are equal when what both know is."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        match len(value):
            case 3:
                name, args, kwargs = value
            case 2:
                first, second = value
                if isinstance(first, str):
                    name = first
                    args, kwargs = (second, {}) if isinstance(second, tuple) else ((), second)
                else:
                    args, kwargs = first, second
            case 1:
                value, = value
                if isinstance(value, str):
                    name = value
                elif isinstance(value, tuple):
                    args = value
                else:
                    kwargs = value
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name, self._mock_parent, self._mock_from_kall = name, parent, from_kall

    def _triple(self):
        return tuple(self) if len(self) == 3 else ("", *self)

    def __eq__(self, other):
        if not isinstance(other, tuple) or len(other) > 3:
            return NotImplemented
        name, args, kwargs = self._triple()
        theirs = other._triple() if isinstance(other, _Call) else _Call(other)._triple()
        if self._mock_parent is not None and isinstance(other, _Call) and other._mock_parent is not None \
                and self._mock_parent != other._mock_parent:
            return False
        if theirs[0] and name and theirs[0] != name:
            return False
        return (theirs[1], theirs[2]) == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if attr.startswith("__"):
            raise AttributeError(attr)
        return _Call(name=attr if self._mock_name is None else "%s.%s" % (self._mock_name, attr), parent=self, from_kall=False)

    @property
    def args(self):
        return self[0] if len(self) == 2 else self[1]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return name if name.startswith("call") else "call.%s" % name
        name, args, kwargs = self._triple()
        if not name:
            name = "call"
        elif not name.startswith("()"):
            name = "call.%s" % name
        else:
            name = "call%s" % name
        return _arguments(name, args, kwargs)

    def call_list(self):
        found, thing = [], self
        while thing is not None:
            if thing._mock_from_kall:
                found.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(self[i:i + n] == value for i in range(len(self) - n + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


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
              "__floor__", "__ceil__", "__round__", "__lt__", "__gt__", "__le__", "__ge__"} | {
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

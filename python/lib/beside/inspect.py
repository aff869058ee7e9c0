# Looking at live objects, as far as code around an ORM does.
import functools
import types
from collections import namedtuple

CO_VARARGS, CO_VARKEYWORDS, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 4, 8, 32, 128, 512


class _empty:
    """Stands for a default or an annotation that is not there."""


def _is(name, *classes):
    def test(object):
        return isinstance(object, classes)
    test.__name__ = test.__qualname__ = name
    return test


ismodule = _is("ismodule", types.ModuleType)
isclass = _is("isclass", type)
isfunction = _is("isfunction", types.FunctionType)
ismethod = _is("ismethod", types.MethodType)
isbuiltin = _is("isbuiltin", types.BuiltinFunctionType)
isgenerator = _is("isgenerator", types.GeneratorType)
iscoroutine = _is("iscoroutine", types.CoroutineType)
isasyncgen = _is("isasyncgen", types.AsyncGeneratorType)
istraceback = _is("istraceback", types.TracebackType)
isframe = _is("isframe", types.FrameType)
iscode = _is("iscode", types.CodeType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or type(object).__name__ in (
        "method_descriptor", "wrapper_descriptor", "method-wrapper")


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def isdatadescriptor(object):
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__") or isinstance(object, property)


def _flagged(name, flag):
    def test(obj):
        inner = getattr(obj, "__func__", obj)
        return isfunction(inner) and bool(inner.__code__.co_flags & flag)
    test.__name__ = test.__qualname__ = name
    return test


isgeneratorfunction = _flagged("isgeneratorfunction", CO_GENERATOR)
iscoroutinefunction = _flagged("iscoroutinefunction", CO_COROUTINE)
isasyncgenfunction = _flagged("isasyncgenfunction", CO_ASYNC_GENERATOR)


def getmembers(object, predicate=None):
    found = {}
    for name in dir(object):
        try:
            found[name] = getattr(object, name)
        except AttributeError:
            continue
    return sorted(((n, v) for n, v in found.items() if predicate is None or predicate(v)), key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    import sys
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
    return func


def cleandoc(doc):
    first, *rest = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    cut = min(margins, default=0)
    lines = [first.lstrip()] + [line[cut:] for line in rest]
    return "\n".join(lines).strip("\n")


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(obj):
    """The doc string of what a class or a method overrides."""
    if isclass(obj):
        return next((c.__doc__ for c in obj.__mro__ if c is not object and c.__doc__ is not None), None)
    name, cls = getattr(obj, "__name__", None), None
    if ismethod(obj):
        cls = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
    elif isfunction(obj):
        module = getmodule(obj)
        path = obj.__qualname__.split(".")[:-1]
        cls = module
        for part in path:
            cls = getattr(cls, part, None)
        if not path or not isclass(cls):
            return None
    elif isinstance(obj, property):
        return None
    if cls is None or not name:
        return None
    for base in cls.__mro__:
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getattr_static(obj, attr, default=_empty):
    """Find an attribute without running descriptors or __getattr__."""
    spaces = [c.__dict__ for c in obj.__mro__] if isclass(obj) else [getattr(obj, "__dict__", {})]
    spaces += [c.__dict__ for c in type(obj).__mro__]
    for space in spaces:
        if attr in space:
            return space[attr]
    if default is not _empty:
        return default
    raise AttributeError(attr)


FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    sig = signature(getattr(func, "__func__", func))
    args, kwonly, defaults, kwdefaults, varargs, varkw = [], [], [], {}, None, None
    for p in sig.parameters.values():
        match p.kind:
            case Parameter.VAR_POSITIONAL:
                varargs = p.name
            case Parameter.VAR_KEYWORD:
                varkw = p.name
            case Parameter.KEYWORD_ONLY:
                kwonly.append(p.name)
                if p.default is not p.empty:
                    kwdefaults[p.name] = p.default
            case _:
                args.append(p.name)
                if p.default is not p.empty:
                    defaults.append(p.default)
    noted = getattr(func, "__annotations__", {})
    annotations = {n: noted[n] for n in ("return", *noted) if n in noted}
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        if hasattr(object, "__module__"):
            import sys
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    code = _code(object)
    if code is None:
        raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}"
                        .format(type(object).__name__))
    return code.co_filename


def _code(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        return object.f_code
    return object if iscode(object) else None


getsourcefile = getabsfile = getfile


def findsource(object):
    import linecache
    lines = linecache.getlines(getsourcefile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        from _source import class_line
        return lines, class_line(lines, object.__qualname__)
    import re
    number = _code(object).co_firstlineno - 1
    starts = re.compile(r"^(\s*def\s)|(\s*async\s+def\s)|(.*(?<!\w)lambda(:|\s))|^(\s*@)")
    while number > 0:
        if number >= len(lines):
            raise OSError("lineno is out of bounds")
        if starts.match(lines[number]):
            break
        number -= 1
    return lines, number


def getsourcelines(object):
    from _source import block
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return block(lines[number:]), number + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def indentsize(line):
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def getcomments(object):
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        number = 1 if lines[:1] and lines[0].startswith("#!") else 0
        while number < len(lines) and lines[number].strip() in ("", "#"):
            number += 1
        end = number
        while end < len(lines) and lines[end].startswith("#"):
            end += 1
        return "".join(line.expandtabs() for line in lines[number:end]) or None
    indent, begin = indentsize(lines[number]), number
    while begin > 0 and lines[begin - 1].lstrip().startswith("#") and indentsize(lines[begin - 1]) == indent:
        begin -= 1
    found = [line.expandtabs().lstrip() for line in lines[begin:number]]
    while found and found[0].strip() == "#":
        found.pop(0)
    while found and found[-1].strip() == "#":
        found.pop()
    return "".join(found) or None


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isgetsetdescriptor(object):
    return type(object).__name__ == "getset_descriptor"


def ismemberdescriptor(object):
    return type(object).__name__ == "member_descriptor"


Traceback = namedtuple("Traceback", "filename lineno function code_context index")
FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")


def getframeinfo(frame, context=1):
    number = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    code, lines, index = _code(frame), None, None
    if context > 0:
        try:
            whole, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(number - 1 - context // 2, len(whole) - context))
            lines, index = whole[start:start + context], number - 1 - start
    return Traceback(code.co_filename, number, code.co_name, lines, index)


def getouterframes(frame, context=1):
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    import sys
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    import sys
    return getinnerframes(sys.exc_info()[2], context)


def currentframe():
    import sys
    return sys._getframe(1)


class _Kind(int):
    def __new__(cls, value, name, description):
        self = super().__new__(cls, value)
        self.name, self.description = name, description
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


class Parameter:
    empty = _empty
    POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
    POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
    VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL", "variadic positional")
    KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
    VAR_KEYWORD = _Kind(4, "VAR_KEYWORD", "variadic keyword")

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        from keyword import iskeyword
        if kind not in range(5):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
            raise ValueError("{} parameters cannot have default values".format(kind.description))
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if not name.isidentifier() or iskeyword(name) and kind != Parameter.POSITIONAL_ONLY:
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        return Parameter(**{"name": self.name, "kind": self.kind, "default": self.default,
                            "annotation": self.annotation, **changes})

    def __eq__(self, other):
        return isinstance(other, Parameter) and vars(self) == vars(other)

    def __hash__(self):
        return hash((self.name, int(self.kind)))

    def __str__(self):
        text = {2: "*", 4: "**"}.get(int(self.kind), "") + self.name
        noted = self.annotation is not _empty
        if noted:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if noted else "=") + repr(self.default)
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'


def formatannotation(annotation):
    if isclass(annotation) and not isinstance(annotation, types.GenericAlias):
        home = annotation.__module__
        return annotation.__qualname__ if home == "builtins" else f"{home}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        out = []
        for p in self.signature.parameters.values():
            if p.kind > Parameter.VAR_POSITIONAL or p.name not in self.arguments:
                break
            value = self.arguments[p.name]
            out.extend(value) if p.kind == Parameter.VAR_POSITIONAL else out.append(value)
        return tuple(out)

    @property
    def kwargs(self):
        taken, out = len(self.args), {}
        for i, p in enumerate(self.signature.parameters.values()):
            if p.name not in self.arguments or p.kind <= Parameter.VAR_POSITIONAL and i < taken:
                continue
            if p.kind == Parameter.VAR_KEYWORD:
                out.update(self.arguments[p.name])
            elif p.kind != Parameter.VAR_POSITIONAL:
                out[p.name] = self.arguments[p.name]
        return out

    def apply_defaults(self):
        full = {}
        for p in self.signature.parameters.values():
            blank = {2: (), 4: {}}.get(int(p.kind), p.default)
            value = self.arguments.get(p.name, blank)
            if value is not _empty:
                full[p.name] = value
        self.arguments = full

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        ordered, top, defaulted = {}, Parameter.POSITIONAL_ONLY, False
        for p in parameters or ():
            if p.kind < top:
                raise ValueError("wrong parameter order: {} parameter before {} parameter".format(top.description, p.kind.description))
            if p.kind > top:
                defaulted = defaulted and p.kind < Parameter.VAR_POSITIONAL
                top = p.kind
            if p.kind < Parameter.VAR_POSITIONAL:
                if p.default is _empty and defaulted:
                    raise ValueError("non-default argument follows default argument")
                defaulted = defaulted or p.default is not _empty
            if p.name in ordered:
                raise ValueError("duplicate parameter name: {!r}".format(p.name))
            ordered[p.name] = p
        self.parameters = types.MappingProxyType(ordered)
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=_empty):
        return Signature(self.parameters.values() if parameters is None else parameters,
                         return_annotation=self.return_annotation if return_annotation is _empty else return_annotation)

    def _bind(self, args, kwargs, partial):
        args, kwargs, bound = list(args), dict(kwargs), {}
        for p in self.parameters.values():
            if p.kind == Parameter.VAR_POSITIONAL:
                if args:
                    bound[p.name], args = tuple(args), []
            elif p.kind == Parameter.VAR_KEYWORD:
                if kwargs:
                    bound[p.name], kwargs = kwargs, {}
            elif p.kind < Parameter.VAR_POSITIONAL and args:
                if p.name in kwargs and p.kind == Parameter.POSITIONAL_OR_KEYWORD:
                    raise TypeError(f"multiple values for argument {p.name!r}") from None
                bound[p.name] = args.pop(0)
            elif p.kind != Parameter.POSITIONAL_ONLY and p.name in kwargs:
                bound[p.name] = kwargs.pop(p.name)
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {p.name!r}") from None
        if args:
            raise TypeError("too many positional arguments") from None
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, bound)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __eq__(self, other):
        return isinstance(other, Signature) and str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def __str__(self):
        parts, before = [], None
        for p in self.parameters.values():
            if before == Parameter.POSITIONAL_ONLY and p.kind != before:
                parts.append("/")
            if p.kind == Parameter.KEYWORD_ONLY and before not in (Parameter.KEYWORD_ONLY, Parameter.VAR_POSITIONAL):
                parts.append("*")
            parts.append(str(p))
            before = p.kind
        if before == Parameter.POSITIONAL_ONLY:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if _empty is not self.return_annotation:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"


def signature(obj, *, follow_wrapped=True, **evaluation):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        whole = signature(obj.__func__)
        return whole.replace(parameters=list(whole.parameters.values())[1:])
    if follow_wrapped and not isclass(obj):
        obj = unwrap(obj)
    if isclass(obj):
        return _of_class(obj)
    if not isfunction(obj):
        call = getattr(type(obj), "__call__", None)
        if isfunction(call):
            whole = signature(call)
            return whole.replace(parameters=list(whole.parameters.values())[1:])
        if isinstance(obj, functools.partial):
            return _of_partial(obj)
        if obj in _FUNCTIONS:
            return signature(_FUNCTIONS[obj])
        owner = getattr(obj, "__objclass__", None)
        if getattr(obj, "__name__", "") == "__init__" and "__dataclass_fields__" in getattr(owner, "__dict__", ()):
            whole = _of_dataclass(owner)
            return whole.replace(parameters=[Parameter("self", Parameter.POSITIONAL_OR_KEYWORD), *whole.parameters.values()])
        raise ValueError(f"no signature found for builtin {obj!r}")
    code = obj.__code__
    notes = obj.__annotations__
    names = list(code.co_varnames)
    given = obj.__defaults__ or ()
    count = code.co_argcount
    params = []

    def add(name, kind, default=_empty):
        params.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))

    for i, name in enumerate(names[:count]):
        k = i - (count - len(given))
        add(name, Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD,
            given[k] if k >= 0 else _empty)
    only = names[count:count + code.co_kwonlyargcount]
    rest = names[count + code.co_kwonlyargcount:]
    if code.co_flags & CO_VARARGS:
        add(rest.pop(0), Parameter.VAR_POSITIONAL)
    for name in only:
        add(name, Parameter.KEYWORD_ONLY, (obj.__kwdefaults__ or {}).get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(rest.pop(0), Parameter.VAR_KEYWORD)
    return Signature(params, return_annotation=notes.get("return", _empty))


# What the classes of builtins say of themselves; the others have no signature.
_BUILTIN = {
    object: lambda: None, list: lambda iterable=(), /: None, tuple: lambda iterable=(), /: None, float: lambda x=0, /: None,
    complex: lambda real=0, imag=0: None, property: lambda fget=None, fset=None, fdel=None, doc=None: None,
    enumerate: lambda iterable, start=0: None,
}


def _printed(*args, sep=" ", end="\n", file=None, flush=False): ...


_FUNCTIONS = {
    **dict.fromkeys((ascii, callable, hash, id, len, repr), lambda obj, /: None), **dict.fromkeys((all, any), lambda iterable, /: None),
    **dict.fromkeys((bin, hex, oct), lambda number, /: None), **dict.fromkeys((hasattr, delattr), lambda obj, name, /: None),
    **dict.fromkeys((globals, locals), lambda: None), abs: lambda x, /: None, chr: lambda i, /: None, ord: lambda c, /: None, divmod: lambda x, y, /: None,
    eval: lambda source, globals=None, locals=None, /: None, exec: lambda source, globals=None, locals=None, /, *, closure=None: None,
    format: lambda value, format_spec="", /: None, input: lambda prompt="", /: None, isinstance: lambda obj, class_or_tuple, /: None,
    issubclass: lambda cls, class_or_tuple, /: None, pow: lambda base, exp, mod=None: None, print: _printed, round: lambda number, ndigits=None: None,
    setattr: lambda obj, name, value, /: None, sorted: lambda iterable, /, *, key=None, reverse=False: None, sum: lambda iterable, /, start=0: None,
    open: lambda file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None: None,
}


def _of_partial(p):
    """What is left to give of the parameters: a keyword given moves itself and those behind it to keywords."""
    whole = signature(p.func)
    try:
        given = whole.bind_partial(*p.args, **p.keywords).arguments
    except TypeError as e:
        raise ValueError("partial object {!r} has incorrect arguments".format(p)) from e
    left, moved = [], False
    for q in whole.parameters.values():
        if q.kind == Parameter.VAR_POSITIONAL:
            if moved:
                continue
        elif q.kind != Parameter.VAR_KEYWORD and q.name in given:
            if q.kind == Parameter.POSITIONAL_ONLY or q.kind == Parameter.POSITIONAL_OR_KEYWORD and q.name not in p.keywords:
                continue
            moved = moved or q.kind == Parameter.POSITIONAL_OR_KEYWORD
            q = q.replace(default=given[q.name])
        if moved and q.kind == Parameter.POSITIONAL_OR_KEYWORD:
            q = q.replace(kind=Parameter.KEYWORD_ONLY)
        left.append(q)
    return whole.replace(parameters=left)


class _Factory:
    def __repr__(self):
        return "<factory>"


_FACTORY = _Factory()


def _of_class(cls):
    call = getattr(type(cls), "__call__", None)
    if isfunction(call):
        return _unbound(call)
    for name in ("__new__", "__init__"):
        for k in cls.__mro__:
            if name == "__init__" and "__dataclass_fields__" in k.__dict__ and k.__dataclass_params__.init:
                return _of_dataclass(k)
            maker = k.__dict__.get(name)
            maker = getattr(maker, "__func__", maker)
            if isfunction(maker):
                return _unbound(maker)
    if issubclass(cls, tuple) and hasattr(cls, "_field_defaults"):
        notes = get_annotations(cls)
        return Signature([Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=cls._field_defaults.get(name, _empty),
                                    annotation=notes.get(name, _empty)) for name in cls._fields])
    for k in cls.__mro__:
        if k in _BUILTIN:
            return signature(_BUILTIN[k])
        if k.__module__ == "builtins":
            break
    raise ValueError(f"no signature found for builtin type {cls!r}")


def _unbound(maker):
    whole = signature(maker)
    return whole.replace(parameters=list(whole.parameters.values())[1:], return_annotation=_empty if maker.__name__ == "__new__" else whole.return_annotation)


def _of_dataclass(cls):
    from dataclasses import MISSING
    from typing import ClassVar, get_origin
    params = []
    for f in cls.__dataclass_fields__.values():
        if not f.init or f.type is ClassVar or get_origin(f.type) is ClassVar:
            continue
        default = f.default
        if default is MISSING:
            default = _empty if f.default_factory is MISSING else _FACTORY
        params.append(Parameter(f.name, Parameter.KEYWORD_ONLY if f.kw_only else Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=f.type))
    params.sort(key=lambda p: p.kind)
    return Signature(params, return_annotation=None)


def get_annotations(obj, **evaluation):
    return dict(obj.__dict__.get("__annotations__", {}) if isclass(obj) else getattr(obj, "__annotations__", {}))

# Looking at live objects, as far as code around an ORM does.
import types

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
    return cleandoc(doc) if isinstance(doc, str) else None


def getsource(object):
    raise OSError("could not get source code")


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
        self.parameters = types.MappingProxyType({p.name: p for p in parameters or ()})
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
                    raise TypeError(f"multiple values for argument {p.name!r}")
                bound[p.name] = args.pop(0)
            elif p.kind != Parameter.POSITIONAL_ONLY and p.name in kwargs:
                bound[p.name] = kwargs.pop(p.name)
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {p.name!r}")
        if args:
            raise TypeError("too many positional arguments")
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
        for name in ("__init__", "__new__"):
            maker = getattr(obj, name, None)
            if isfunction(maker):
                whole = signature(maker)
                return Signature(list(whole.parameters.values())[1:])
        return Signature()
    if not isfunction(obj):
        call = getattr(type(obj), "__call__", None)
        if isfunction(call):
            whole = signature(call)
            return whole.replace(parameters=list(whole.parameters.values())[1:])
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


def get_annotations(obj, **evaluation):
    return dict(obj.__dict__.get("__annotations__", {}) if isclass(obj) else getattr(obj, "__annotations__", {}))

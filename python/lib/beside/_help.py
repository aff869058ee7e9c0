# What help() says of functions and classes.
import inspect

_HIDDEN = {"__doc__", "__module__", "__name__", "__slots__", "__qualname__", "__file__", "__path__", "__package__"}
_RULE = "-" * 70


def _indented(text, prefix="    "):
    return "\n".join(prefix + line for line in text.split("\n"))


def _document(title, thing):
    doc = getattr(thing, "__doc__", None)
    return title + "\n" + (_indented(inspect.cleandoc(doc)).rstrip() + "\n" if isinstance(doc, str) and doc else "")


def _signature(name, thing):
    try:
        return name + str(inspect.signature(thing))
    except (TypeError, ValueError):
        return name + "(...)"


def _full(cls, module):
    return cls.__qualname__ if cls.__module__ == module else f"{cls.__module__}.{cls.__qualname__}"


def _kind(value):
    if isinstance(value, classmethod):
        return "Class methods"
    if isinstance(value, staticmethod):
        return "Static methods"
    if isinstance(value, property):
        return "Readonly properties" if value.fset is None and value.fdel is None else "Data descriptors"
    if inspect.isroutine(value):
        return "Methods"
    return "Data descriptors" if hasattr(type(value), "__set__") else "Data and other attributes"


def _entry(cls, name, value, kind):
    if kind == "Methods":
        return _document(_signature(name, value), value)
    if kind == "Class methods":
        return _document(_signature(name, getattr(cls, name)) + " from builtins.type", value.__func__)
    if kind == "Static methods":
        return _document(_signature(name, value.__func__), value.__func__)
    if kind == "Data and other attributes":
        return f"{name} = {getattr(cls, name)!r}\n"
    if name in ("__dict__", "__weakref__"):
        about = "dictionary for instance variables (if defined)" if name == "__dict__" else "list of weak references to the object (if defined)"
        return f"{name}\n    {about}\n"
    return _document(name, value)


def _class(cls):
    module = cls.__module__
    bases = ", ".join(_full(b, module) for b in cls.__bases__)
    out = []
    try:
        shown = str(inspect.signature(cls))
    except (TypeError, ValueError):
        shown = ""
    if shown and shown != "()":
        out += [cls.__name__ + shown, ""]
    if isinstance(cls.__doc__, str) and cls.__doc__:
        out += inspect.cleandoc(cls.__doc__).split("\n") + [""]
    mro = cls.__mro__
    if len(mro) > 2:
        out += ["Method resolution order:", *("    " + _full(c, module) for c in mro), ""]
    seen, first = set(), True
    for c in mro:
        if c is object and cls is not object:
            continue
        names = [n for n in c.__dict__ if n not in seen and n not in _HIDDEN and (n[:1] != "_" or n[:2] == n[-2:] == "__")]
        seen.update(c.__dict__)
        where = "defined here" if c is cls else "inherited from " + _full(c, module)
        for kind in ("Methods", "Class methods", "Static methods", "Readonly properties", "Data descriptors", "Data and other attributes"):
            group = sorted(n for n in names if _kind(c.__dict__[n]) == kind)
            if group:
                out += ([] if first else [_RULE]) + [f"{kind} {where}:", ""]
                first = False
                for n in group:
                    out += _entry(c, n, c.__dict__[n], kind).rstrip("\n").split("\n") + [""]
    text = _indented("\n".join(out).rstrip(), " |  ")
    return f"class {cls.__name__}{f'({bases})' if bases else ''}\n{text}\n"


def text(thing):
    """The help, or None for what it is not known of."""
    if inspect.isclass(thing):
        return f"Help on class {thing.__name__} in module {thing.__module__}:\n\n{_class(thing)}\n"
    kind = "method" if inspect.ismethod(thing) else "function" if inspect.isfunction(thing) else None
    if kind is None:
        return None
    title = _signature(thing.__name__, thing.__func__ if kind == "method" else thing)
    if kind == "method":
        owner = thing.__self__ if inspect.isclass(thing.__self__) else type(thing.__self__)
        title += f" method of {_full(owner, None)} {'instance' if owner is not thing.__self__ else ''}".rstrip()
    return f"Help on {kind} {thing.__name__} in module {thing.__module__}:\n\n{_document(title, thing)}\n"

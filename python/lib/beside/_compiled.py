# What compiled methods say of arguments that they do not take.


def wrong(qual, args, kwargs, least, most):
    """Raises the error of a call with positional arguments alone, where they are too many or too few."""
    given, name = len(args), qual.rpartition(".")[2]
    if kwargs:
        raise TypeError(f"{qual}() takes no keyword arguments")
    if most == 0:
        raise TypeError(f"{qual}() takes no arguments ({given} given)")
    if least == most == 1:
        raise TypeError(f"{qual}() takes exactly one argument ({given} given)")
    few = given < least
    amount, bound = "" if least == most else "at least " if few else "at most ", least if few else most
    raise TypeError(f"{name} expected {amount}{bound} argument{'' if bound == 1 else 's'}, got {given}")


def compiled(cls, names, least, most):
    """Gives methods of a class, each named once, those messages. A class of another module has its name in them."""
    for name in names.split():
        if name in cls.__dict__:
            _wrap(cls, name, cls.__dict__[name], least, most)


def _wrap(cls, name, inner, least, most):
    def method(self, /, *args, **kwargs):
        if kwargs or not least <= len(args) <= most:
            wrong(f"{cls.__name__}.{name}", args, kwargs, least, most)
        return inner(self, *args)
    method.__name__, method.__qualname__ = name, f"{cls.__qualname__}.{name}"
    setattr(cls, name, method)

# What classes of the library that are written in Python say of wrong arguments: their __init__, and methods of metaclasses.
import argparse, contextlib, enum, functools, typing


def tell(call):
    try:
        r = call()
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    print(r)


class Color(enum.Enum):
    RED = 1


def parser():
    return argparse.ArgumentParser(prog="p", exit_on_error=False)


for call in [
    lambda: contextlib.closing(), lambda: contextlib.closing(1, 2), lambda: contextlib.closing(x=1), lambda: Color.__getitem__(), lambda: len.__call__(),
    lambda: Color.__len__(1), lambda: Color.__contains__(), lambda: enum.member(), lambda: enum.nonmember(1, 2), lambda: functools.cached_property(),
    lambda: functools.cached_property(1, 2), lambda: typing.TypeVar(), lambda: typing.NewType("A"), lambda: typing.NewType("A", int, 1), lambda: typing.ParamSpec(),
    lambda: typing.cast(int), lambda: typing.final(), lambda: typing.assert_type(1), lambda: typing.no_type_check(), lambda: typing.get_origin(), lambda: typing.cast(val=1, typ=int),
    lambda: parser().add_argument("-a", foo=1), lambda: parser().add_argument("-a", action="store_true", type=int), lambda: parser().add_argument("-a", action="store_const", nargs=1),
    lambda: parser().add_argument("-a", action="count", type=int), lambda: parser().add_argument("-a", action="append", nargs=0), lambda: parser().add_argument("a", nargs=0),
    lambda: parser().add_argument("-a", action="append", foo=1), lambda: parser().add_argument("-a", action="extend", nargs=0), lambda: parser().add_argument("-a", const=1),
    lambda: parser().add_argument("-a", action="append_const", type=int), lambda: parser().add_argument("-a", action="version", type=int),
    lambda: parser().set_defaults(1), lambda: parser().get_default(), lambda: parser().add_argument("-a", action="append", const=1),
]:
    tell(call)

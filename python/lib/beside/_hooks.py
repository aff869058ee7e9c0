# What the interpreter tells of an error that no code is there to catch.
import sys


class UnraisableHookArgs(tuple):
    exc_type, exc_value, exc_traceback, err_msg, object = (property(lambda self, i=i: self[i]) for i in range(5))

    def __repr__(self):
        names = ("exc_type", "exc_value", "exc_traceback", "err_msg", "object")
        return f"UnraisableHookArgs({', '.join(f'{name}={value!r}' for name, value in zip(names, self))})"


UnraisableHookArgs.__module__ = "builtins"


def unraisablehook(unraisable, /):
    value, message = unraisable.exc_value, unraisable.err_msg
    if unraisable.object is not None:
        message = f"{message or 'Exception ignored in'}: {unraisable.object!r}"
    elif message is not None:
        message += ":"
    if message is not None:
        sys.stderr.write(message + "\n")
    sys.__excepthook__(unraisable.exc_type, value, unraisable.exc_traceback)


def unraisable(exc, what, object):
    args = UnraisableHookArgs((type(exc), exc, exc.__traceback__, f"Exception ignored {what}", object))
    hook = getattr(sys, "unraisablehook", None)
    try:
        (hook or sys.__unraisablehook__)(args)
    except Exception as failed:
        unraisablehook(UnraisableHookArgs((type(failed), failed, failed.__traceback__, "Exception ignored in sys.unraisablehook", hook)))

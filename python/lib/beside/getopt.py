# Options of a command line, as C's getopt() reads them.
import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = msg = ""

    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    return _read(args, shortopts, longopts, False)


def gnu_getopt(args, shortopts, longopts=[]):
    strict = shortopts.startswith("+") or bool(os.environ.get("POSIXLY_CORRECT"))
    return _read(args, shortopts.removeprefix("+"), longopts, not strict)


def _read(args, short, long, mixed):
    long = [long] if isinstance(long, str) else list(long)
    found, rest, args = [], [], list(args)
    while args:
        arg = args[0]
        if arg == "--":
            return found, rest + args[1:]
        if arg.startswith("--"):
            args = _long(found, arg[2:], long, args[1:])
        elif arg.startswith("-") and arg != "-":
            args = _short(found, arg[1:], short, args[1:])
        elif mixed:
            rest.append(args.pop(0))
        else:
            break
    return found, rest + args


def _long(found, text, known, args):
    name, equals, value = text.partition("=")
    value = value if equals else None
    fits = [o for o in known if o.startswith(name)]
    if not fits:
        raise GetoptError("option --%s not recognized" % name, name)
    if name in fits:
        wanted = False
    elif name + "=" in fits:
        wanted = True
    elif len(fits) > 1:
        raise GetoptError("option --%s not a unique prefix" % name, name)
    else:
        name, wanted = fits[0].rstrip("="), fits[0].endswith("=")
    if wanted and value is None:
        if not args:
            raise GetoptError("option --%s requires argument" % name, name)
        value, args = args[0], args[1:]
    elif not wanted and value is not None:
        raise GetoptError("option --%s must not have an argument" % name, name)
    found.append(("--" + name, value or ""))
    return args


def _short(found, text, known, args):
    while text:
        letter, text = text[0], text[1:]
        at = known.find(letter) if letter != ":" else -1
        if at < 0:
            raise GetoptError("option -%s not recognized" % letter, letter)
        if not known.startswith(":", at + 1):
            found.append(("-" + letter, ""))
            continue
        if not text:
            if not args:
                raise GetoptError("option -%s requires argument" % letter, letter)
            text, args = args[0], args[1:]
        found.append(("-" + letter, text))
        break
    return args

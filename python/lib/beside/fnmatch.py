# Shell patterns: * ? [seq] [!seq].
import re
from functools import lru_cache
from os.path import normcase

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def translate(pat):
    out, i = [], 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif c == "?":
            out.append(".")
        elif c == "[":
            end = pat.find("]", i + 1 + (pat[i:i + 1] == "!"))
            if end < 0:
                out.append("\\[")
                continue
            body, i = pat[i:end].replace("\\", "\\\\"), end + 1
            if body[0] == "!":
                body = "^" + body[1:]
            elif body[0] in "^[":
                body = "\\" + body
            out.append("[%s]" % body)
        else:
            out.append(re.escape(c))
    return "(?s:%s)\\Z" % "".join(out)


@lru_cache(maxsize=256)
def _matcher(pat):
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def fnmatch(name, pat):
    return fnmatchcase(normcase(name), normcase(pat))


def filter(names, pat):
    match = _matcher(normcase(pat))
    return [name for name in names if match(normcase(name))]

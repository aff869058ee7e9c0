# Cutting and quoting command lines as a POSIX shell does.
import re

__all__ = ["split", "quote", "join"]

_unsafe = re.compile(r"[^\w@%+=:,./-]", re.ASCII)


def quote(s):
    if not s:
        return "''"
    if not _unsafe.search(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(quote(arg) for arg in split_command)


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    words, word, mode, i = [], None, "", 0
    while i < len(s):
        c = s[i]
        i += 1
        if mode:
            if c == mode:
                mode = ""
                if not posix:  # a closing quote ends the word
                    words.append(word + c)
                    word = None
            elif posix and c == "\\" and mode == '"':
                if i >= len(s):
                    raise ValueError("No escaped character")
                word += s[i] if s[i] in '"\\' else c + s[i]
                i += 1
            else:
                word += c
        elif c in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif comments and c == "#":
            end = s.find("\n", i)
            i = len(s) if end < 0 else end
        elif c in "'\"" and (posix or word is None):
            mode = c
            word = (word or "") + ("" if posix else c)
        elif posix and c == "\\":
            if i >= len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[i]
            i += 1
        else:
            word = (word or "") + c
    if mode:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words

# How a format string and a field name are cut into their parts.


def formatter_parser(text, /):
    if not isinstance(text, str):
        raise TypeError("expected str, got " + type(text).__name__)
    return iter(list(_fields(text)))


def _fields(text):
    literal, i, n = "", 0, len(text)
    while i < n:
        c = text[i]
        i += 1
        if c not in "{}":
            literal += c
            continue
        if i < n and text[i] == c:
            yield literal + c, None, None, None
            literal, i = "", i + 1
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if i >= n:
            raise ValueError("Single '{' encountered in format string")
        start, depth, brackets = i, 1, False
        while i < n:
            c = text[i]
            if c == "[":
                brackets = True
            elif c == "]":
                brackets = False
            elif brackets:
                pass
            elif c == "{":
                depth += 1
            elif c == "}":
                depth -= 1
                if not depth:
                    break
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        field, i, brackets = text[start:i], i + 1, False
        at = 0
        while at < len(field):
            c = field[at]
            if c == "[":
                brackets = True
            elif c == "]":
                brackets = False
            elif c == "{":
                raise ValueError("unexpected '{' in field name")
            elif c in "!:" and not brackets:
                break
            at += 1
        name, rest, conversion = field[:at], field[at:], None
        if rest[:1] == "!":
            if len(rest) < 2:
                raise ValueError("end of string while looking for conversion specifier" if not rest[1:] and i >= n
                                 else "unmatched '{' in format spec")
            conversion, rest = rest[1], rest[2:]
            if rest and rest[0] != ":":
                raise ValueError("expected ':' after conversion specifier")
        yield literal, name, rest[1:], conversion
        literal = ""
    if literal:
        yield literal, None, None, None


def _key(text):
    return int(text) if text.isdecimal() and text.isascii() else text


def formatter_field_name_split(name, /):
    at = min((i for i in (name.find("."), name.find("[")) if i >= 0), default=len(name))
    return _key(name[:at]), iter(list(_steps(name[at:])))


def _steps(rest):
    while rest:
        if rest[0] == ".":
            at = min((i for i in (rest.find(".", 1), rest.find("[", 1)) if i >= 0), default=len(rest))
            step = True, rest[1:at]
        elif rest[0] == "[":
            at = rest.find("]") + 1
            if not at:
                raise ValueError("Missing ']' in format string")
            step = False, _key(rest[1:at - 1])
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if step[1] == "":
            raise ValueError("Empty attribute in format string")
        yield step
        rest = rest[at:]

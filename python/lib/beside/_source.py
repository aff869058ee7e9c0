# Where the source of functions and classes is, for the module inspect.
import re

_piece = re.compile(r"""(?P<long>'''|\"\"\")|(?P<short>['"])|(?P<comment>\#[^\n]*)|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<join>\\\n)|(?P<end>\n)""")
_starts = re.compile(r"\s*(async\s+def|def|class)\b")


def logical(lines):
    """The logical lines: first and last line, column, text; a line of its own for a comment."""
    text = "".join(lines)
    at = line = depth = 0
    first = begun = 0
    while at < len(text):
        found = _piece.search(text, at)
        if found is None:
            break
        at = found.end()
        kind = found.lastgroup
        if kind in ("long", "short"):
            quote = found.group()
            raw = re.search(r"[rR]", text[max(found.start() - 2, 0):found.start()]) is not None
            stop = re.compile(r"(?s)(?:\\.|[^\\])*?" + quote if kind == "long" else r"(?:\\(?:.|\n)|[^\\\n])*?" + quote).match(text, at)
            after = stop.end() if stop else len(text)
            line += text.count("\n", at, after)
            at = after
        elif kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        elif kind == "join":
            line += 1
        elif kind == "end":
            if depth <= 0:
                piece = text[begun:at]
                if piece.strip():
                    yield first, line, len(piece) - len(piece.lstrip()), piece
                begun, first, depth = at, line + 1, 0
            line += 1
    if text[begun:].strip():
        piece = text[begun:]
        yield first, len(lines) - 1, len(piece) - len(piece.lstrip()), piece


def block(lines):
    """The lines that what begins in the first one takes."""
    base = body = None
    end = 0
    for first, last, column, piece in logical(lines):
        comment = piece.lstrip().startswith("#")
        if base is None:
            end = last
            if piece.lstrip().startswith("@") or comment:
                continue
            base = column
            if not _starts.match(piece):
                break
        elif comment:
            if body is not None and column >= body:
                end = last
        elif column > base:
            body = column if body is None else body
            end = last
        else:
            break
    return lines[:end + 1]


def class_line(lines, qualname):
    """The line of a class, or of its first decorator."""
    path, decorated = [], None
    for first, last, column, piece in logical(lines):
        text = piece.lstrip()
        if text.startswith("#"):
            continue
        while path and path[-1][0] >= column:
            path.pop()
        if text.startswith("@"):
            decorated = first if decorated is None else decorated
            continue
        found = re.match(r"(async\s+def|def|class)\s+(\w+)", text)
        if found:
            path.append((column, found.group(2) if found.group(1) == "class" else found.group(2) + ".<locals>"))
            if found.group(1) == "class" and ".".join(name for _, name in path) == qualname:
                return first if decorated is None else decorated
        decorated = None
    raise OSError("could not find class definition")

"""The statements of a text of SQL."""
import re

# What a semicolon inside of ends nothing, and what comments are.
_PIECE = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/|\w+|;|\s+|.""", re.S)


def split(sql):
    """The statements, each with its semicolon and without comments."""
    statements, current, depth, trigger = [], "", 0, False
    for piece in _PIECE.findall(sql):
        word = piece.upper()
        if piece.startswith("--") or piece.startswith("/*"):
            continue
        trigger = trigger or word == "TRIGGER" and re.match(r"\s*CREATE\b", current, re.I) is not None
        depth += (trigger and word in ("BEGIN", "CASE")) - (trigger and word == "END")
        current += piece
        if piece == ";" and depth <= 0:
            statements.append(current.strip())
            current, depth, trigger = "", 0, False
    if current.strip():
        statements.append(current.strip())
    return [statement for statement in statements if statement != ";"]

"""Where the caret of a bad literal stands: eval() reads its text without a line end."""
for src in ["b'é'", "b'é'\n", "b'é' ", "(b'é')", "'\\x'", "'\\x'\n", "x + '\\x'", "f('\\x')", "'\\x' + y", "'a' '\\x'", "1 +", "[\n'\\x']", "f'\\x'", "'é\\x'"]:
    for mode in ("eval","exec"):
        try: compile(src,"<s>",mode)
        except SyntaxError as e: print(repr(src), mode, e.lineno, e.offset, e.end_offset, e.msg[:30])
    try: eval(src)
    except SyntaxError as e: print(repr(src), "eval()", e.lineno, e.offset, e.end_offset, e.msg[:30], repr(e.text))

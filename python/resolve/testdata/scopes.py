"""Print the scopes of each Python file named on standard input, as sorted lines.

One line a code object: name, qualified name, first line, parameter counts, kind,
parameters, other locals, cells and free variables. A file ends with "--".
"""
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)


def walk(code, out):
    flags = code.co_flags
    if code.co_name != "<module>":
        n = code.co_argcount + code.co_kwonlyargcount + bool(flags & 4) + bool(flags & 8)
        params = code.co_varnames[:n]
        kind = "gen" if flags & 0x20 else "coro" if flags & 0x80 else "agen" if flags & 0x200 else "func"
        cells = set(code.co_cellvars)
        out.append("|".join((
            code.co_name, code.co_qualname, str(code.co_firstlineno),
            "%d/%d/%d" % (code.co_posonlyargcount, code.co_argcount, code.co_kwonlyargcount),
            kind, ",".join(params), ",".join(sorted(set(code.co_varnames[n:]) - cells)),
            ",".join(sorted(cells)), ",".join(sorted(code.co_freevars)))))
    for c in code.co_consts:
        if hasattr(c, "co_code"):
            walk(c, out)


for path in sys.stdin.read().split("\n"):
    if not path:
        continue
    with open(path, "rb") as f:
        data = f.read()
    out = []
    try:
        walk(compile(data, path, "exec", dont_inherit=True, optimize=0), out)
    except SyntaxError as e:
        out = ["!%s|%s|%s|%s|%s|%s" % (type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)]
    except (ValueError, RecursionError, MemoryError) as e:
        out = ["!%s|%s" % (type(e).__name__, e)]
    out.sort()
    for line in out:
        print(line)
    print("--", flush=True)

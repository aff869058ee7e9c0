"""Print the tree of each Python file named on standard input, in a compact form.

The form is one line a file: nested "(Node line col endline endcol field ...)".
A file that does not parse gives "!type|message|line|offset|endline|endoffset|text".
"""
import ast
import struct
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)

PLAIN = {"Load", "Store", "Del"}


def const(v):
    if v is None or v is True or v is False:
        return repr(v)
    if v is Ellipsis:
        return "..."
    if isinstance(v, int):
        return "int:%x" % v
    if isinstance(v, str):
        return "str:" + v.encode("utf-8", "surrogatepass").hex()
    if isinstance(v, bytes):
        return "bytes:" + v.hex()
    if isinstance(v, float):
        return "float:" + struct.pack(">d", v).hex()
    return "complex:" + struct.pack(">d", v.imag).hex()


def put(out, v):
    if isinstance(v, ast.AST):
        name = type(v).__name__
        if not v._fields:
            out.append(name if not hasattr(v, "lineno") else "(%s %d %d %d %d)" % (
                name, v.lineno, v.col_offset, v.end_lineno, v.end_col_offset))
            return
        out.append("(" + name)
        if hasattr(v, "lineno"):
            out.append("%d %d %d %d" % (v.lineno, v.col_offset, v.end_lineno, v.end_col_offset))
        for f in v._fields:
            if f in ("type_comment", "type_ignores"):
                continue
            x = getattr(v, f)
            if f in ("value", "s") and isinstance(v, (ast.Constant, ast.MatchSingleton)):
                out.append(const(x))
            else:
                put(out, x)
        out.append(")")
    elif isinstance(v, list):
        out.append("[")
        for x in v:
            put(out, x)
        out.append("]")
    elif v is None:
        out.append("None")
    else:
        out.append(str(v))


for path in sys.stdin.read().split("\n"):
    if not path:
        continue
    with open(path, "rb") as f:
        data = f.read()
    try:
        tree = ast.parse(data, path)
    except SyntaxError as e:
        print("!" + "|".join(str(x) for x in (
            type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, (e.text or "").rstrip("\n"))).replace("\n", "\\n"))
        continue
    except (ValueError, RecursionError, MemoryError) as e:
        print("!%s|%s" % (type(e).__name__, e))
        continue
    out = []
    put(out, tree)
    print(" ".join(out))

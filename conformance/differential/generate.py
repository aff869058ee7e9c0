#!/usr/bin/env python3
"""generate.py [COUNT [SEED]] prints a Python program that evaluates COUNT expressions drawn from the built-in types'
methods, operators, formatting and functions, and prints each with its value or its error. The program is the same for
the same arguments; differential_test.go runs it on CPython 3.11 and on Diptych and compares the lines."""
import random
import sys

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)

INTS = ["0", "1", "-1", "2", "7", "-13", "255", "10**20", "-(2**63)", "2**63-1", "True", "1234567"]
FLOATS = ["0.0", "-0.0", "1.5", "-2.25", "1e16", "1e-5", "2.675", "0.1", "float('inf')", "float('nan')", "123456.789", "1e300"]
STRS = ["''", "'a'", "'abc'", "'Hello World'", "'  pad\\t\\n'", "'a,b,,c'", "'ÀÉß'", "'日本'", "'x\\ny\\r\\nz'", "'123'", "'-5'", "'abcabc'", "'{}'", "'%s'", "'ǅ'", "'İ'", "'\\ud800'", "'it\\'s'", "'Éa\\tb'", "'٣'", "'²'"]
BYTES = ["b''", "b'abc'", "b'a,b'", "b'\\xff\\x00'", "b'  x '", "b'AbC'", "bytearray(b'abc')"]
LISTS = ["[]", "[1]", "[3, 1, 2]", "['b', 'a']", "[1, [2], None]", "[1.0, 2, True]", "[[], ()]", "[1, 2, 3, 4, 5]"]
TUPLES = ["()", "(1,)", "(1, 'a')", "(3, 1, 2)", "((1, 2), (3, 4))"]
DICTS = ["{}", "{'a': 1}", "{1: 2, 'x': [3]}", "{'b': 1, 'a': 2}", "{(1, 2): None}"]
SETS = ["set()", "{1, 2, 3}", "{'a', 'b', 'c'}", "frozenset([1, 2])", "{3, 'x', 2.5}", "set(range(20))", "frozenset()"]
RANGES = ["range(0)", "range(5)", "range(10, 0, -3)", "range(2, 20, 4)"]
OTHER = ["None", "NotImplemented", "...", "slice(1, 2)", "slice(None, None, -1)", "int", "object()", "1j", "2+3j", "len", "ValueError('x')", "KeyError('k')", "[].__iter__", "memoryview(b'ab')", "list[int]", "int | None"]
ANY = INTS + FLOATS + STRS + BYTES + LISTS + TUPLES + DICTS + SETS + RANGES + OTHER
SMALL = ["0", "1", "2", "-1", "3", "10", "None", "'a'", "1.5", "True"]

NAMES = {
    "int": (INTS, ["bit_length", "bit_count", "to_bytes", "as_integer_ratio", "conjugate", "__round__", "__format__", "__add__", "__rsub__", "__pow__", "__index__", "__floordiv__", "real", "denominator"]),
    "float": (FLOATS, ["is_integer", "as_integer_ratio", "hex", "conjugate", "__round__", "__trunc__", "__floor__", "__ceil__", "__format__", "imag", "__mod__", "__divmod__"]),
    "str": (STRS, [n for n in dir(str) if not n.startswith("_")] + ["__mod__", "__mul__", "__contains__", "__getitem__", "__len__", "__add__"]),
    "bytes": (BYTES, [n for n in dir(bytes) if not n.startswith("_")] + ["__mul__", "__contains__", "__getitem__", "__len__", "__add__"]),
    "list": (LISTS, [n for n in dir(list) if not n.startswith("_")] + ["__getitem__", "__mul__", "__contains__", "__reversed__", "__eq__", "__lt__", "__delitem__"]),
    "tuple": (TUPLES, ["count", "index", "__getitem__", "__add__", "__mul__", "__hash__", "__lt__", "__contains__"]),
    "dict": (DICTS, [n for n in dir(dict) if not n.startswith("_")] + ["__getitem__", "__or__", "__contains__", "__reversed__", "__ior__", "__delitem__"]),
    "set": (SETS, [n for n in dir(set) if not n.startswith("_")] + ["__or__", "__and__", "__sub__", "__xor__", "__le__", "__contains__"]),
    "range": (RANGES, ["count", "index", "start", "__getitem__", "__contains__", "__len__", "__reversed__"]),
}
FUNCTIONS = ["abs", "all", "any", "ascii", "bin", "bool", "bytes", "bytearray", "callable", "chr", "complex", "dict", "divmod", "enumerate", "filter", "float", "format", "frozenset",
             "getattr", "hasattr", "hash", "hex", "int", "isinstance", "issubclass", "iter", "len", "list", "map", "max", "min", "next", "oct", "ord", "pow", "range", "repr", "reversed", "round",
             "set", "slice", "sorted", "str", "sum", "tuple", "type", "zip", "vars", "list.append", "str.upper", "int.from_bytes", "dict.fromkeys", "str.maketrans", "float.fromhex", "bytes.fromhex"]
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "and", "or", "is"]
SPECS = ["", "d", "5", "<6", ">6", "^7", "*^9", "+", " ", "05", ",", "_", "x", "#x", "#b", "o", "X", "c", "e", ".2f", ".3e", "g", ".4g", "%", ".1%", "s", ".2", "10.3f", "+.1f", "08.2f", ",.2f", "_d", "_x", "n",
         "#.3g", "=+8", "0=8", "z.1f", "G", "E", "F", "#o", "<<8", "é^8", "5.1", "!", "zz", ".", "10s", "=5", "#", ",x", ",_", "010,", "0,", "020_b", "+e"]
PERCENTS = ["%s", "%r", "%a", "%d", "%i", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%X", "%o", "%#o", "%e", "%.2e", "%f", "%.3f", "%g", "%10.3f", "%-10s|", "%10s", "%.2s", "%c", "%%", "%(a)s", "%*d", "%.*f", "%5", "%y", "%#.3g", "%+.1f", "%08.2f", "%.0f", "%u", "%ld", "%s %s", "%(a)d %(b)s"]
FORMATS = ["{}", "{0}", "{!r}", "{!s:>5}", "{:>8}", "{0!a}", "{:{}}", "{0[0]}", "{a}", "{0.real}", "{} {}", "{1} {0}", "{{}}", "{", "}", "{0", "{!z}", "{:,}", "{0[a]}", "{:.{}f}", "{x.y}", "{0:{1}.{2}}", "{[}", "{:}}", "{0.}", "{0[}"]
SLICES = ["0", "-1", "1:", ":-1", "::-1", "1:3", "::2", "5", "'a'", "1.0", "None", "::0", "-3:-1", "10:", "True", "(1,)"]

def pick(seq):
    return rng.choice(seq)

def call(name, args, most=3):
    n = rng.choice([0, 1, 1, 1, 2, 2, most])
    return "%s(%s)" % (name, ", ".join(pick(args) for _ in range(n)))

def method():
    kind = pick(sorted(NAMES))
    values, names = NAMES[kind]
    name = pick(names)
    if rng.random() < 0.15:
        return "%s.%s" % ("(%s)" % pick(values), name) + "(%s=%s)" % (pick(["sep", "key", "maxsplit", "encoding", "x", "keepends", "tabsize"]), pick(SMALL))
    # bounded: a repeat count or an exponent from SMALL only
    pool = SMALL if name in ("__round__", "__mul__", "__pow__", "to_bytes", "center", "ljust", "rjust", "zfill", "expandtabs") else values + SMALL + STRS[:6]
    return call("(%s).%s" % (pick(values), name), pool)

def function():
    name = pick(FUNCTIONS)
    pool = SMALL + STRS[:4] + LISTS[:3] if name in ("round", "pow", "range", "bytes", "bytearray") else ANY
    return call(name, pool)

def operator():
    op = pick(OPERATORS)
    if op in ("**", "<<", "*"):
        return "(%s) %s (%s)" % (pick(ANY), op, pick(SMALL))
    if rng.random() < 0.1:
        return "%s(%s)" % (pick(["-", "+", "~", "not "]), pick(ANY))
    if rng.random() < 0.4:
        pool = pick([INTS + FLOATS, STRS, LISTS + TUPLES, SETS, DICTS, BYTES])
        return "(%s) %s (%s)" % (pick(pool), op, pick(pool))
    return "(%s) %s (%s)" % (pick(ANY), op, pick(ANY))

def formatting():
    k = rng.random()
    if k < 0.4:
        return "format(%s, %r)" % (pick(INTS + FLOATS + STRS[:6] + ["None", "1+2j"]), pick(SPECS))
    if k < 0.7:
        arg = pick(["(%s,)" % pick(ANY), pick(INTS + FLOATS + STRS), "(%s, %s)" % (pick(INTS), pick(INTS + FLOATS)), "{'a': %s, 'b': 1}" % pick(INTS)])
        return "%r %% %s" % (pick(PERCENTS), arg)
    return "%r.format(%s)" % (pick(FORMATS), ", ".join(pick(INTS[:8] + STRS[:6] + LISTS[:3] + ["5", "3"]) for _ in range(rng.randint(0, 3))))

def subscript():
    return "(%s)[%s]" % (pick(STRS + LISTS + TUPLES + RANGES + BYTES + DICTS + SETS + ["None", "1"]), pick(SLICES))

print('''# -*- coding: utf-8 -*-
import re
addr = None
def clean(s):
    while " at 0x" in s:
        i = s.index(" at 0x"); j = i + 6
        while j < len(s) and s[j] in "0123456789abcdef": j += 1
        s = s[:i] + s[j:]
    return s
def show(v):
    t = type(v).__name__
    if t in ("enumerate", "zip", "map", "filter", "reversed") or t.endswith("iterator") or t.endswith("reversed"):
        try:
            return t + " " + repr([x for x, _ in zip(v, range(30))])
        except Exception as e:
            return t + " ! " + type(e).__name__ + ": " + str(e)
    return t + " " + repr(v)
def check(n, src, f):
    try:
        r = show(f())
    except Exception as e:
        r = "! " + type(e).__name__ + ": " + str(e)
    print(ascii(clean(str(n) + "  " + src + "  ->  " + r)))
'''.replace("import re\naddr = None\n", ""))
seen = set()
n = 0
while n < COUNT:
    src = pick([method, method, function, operator, formatting, subscript])()
    if src in seen or "%*d" in src and "63" in src or "hash(" in src and ("object" in src or "len)" in src or "None" in src or "..." in src or "NotImpl" in src or "nan" in src or "Error" in src or "(int" in src):
        continue
    try:
        compile(src, "x", "eval")
    except SyntaxError:
        continue
    seen.add(src)
    print("check(%d, %r, lambda: %s)" % (n, ascii(src), src))
    n += 1

import math
cases = ["1/0", "undefined", "[1][5]", "{'a': 1}['b']", "int('x')", "'a' + 1", "1 + 'a'", "len(5)", "None.x", "[].foo", "(1).bar", "abs('a')", "sum(['a'])", "max(1)", "sorted(5)", "open", "math.sqrt(-1)", "math.log(0)", "chr(-1)", "ord('ab')", "'abc'.index('z')", "next(5)", "iter(5)", "dict(5)", "float('z')", "range('a')", "print(sep=5)", "print(1, sep=5)", "isinstance(1, 'a')", "issubclass(1, int)", "hash({})", "round('a')", "pow('a', 2)", "divmod(1, 0)", "'%d' % 'a'", "bin(1.5)", "(lambda x: x)()", "(lambda: 0)(1)", "(lambda *, k: k)()", "(lambda a, b: 0)(1)", "(lambda a: 0)(1, a=2)", "(lambda: 0)(z=1)", "str(b'a', 5)", "list(None)", "[*5]", "{**5}", "print(*5)", "1 < 'a'", "[] < {}", "not_there.attr", "1()", "'a'()", "None()", "[1]['a']", "'a'['b']", "5[0]", "-'a'", "~1.5", "[1] * [2]", "1 @ 2", "complex('z')", "bytes('a')", "enumerate()", "zip(1)", "map()", "type(1, 2)", "super()", "getattr(1, 'zz')", "setattr(1, 'z', 2)", "delattr(1, 'real')", "vars(5)", "input", "exec('x y')", "compile('1', 'f', 'bad')", "__import__('nope')", "format(1, 'z')", "memoryview(1)", "slice()", "reversed({1})", "any(1)", "frozenset(1)", "object(1)", "int(1, 2)", "bool(1, 2)", "staticmethod()", "sorted([1], 2)", "{}.update(1)", "[].extend(1)", "''.join(1)", "(1).__add__()", "str.upper(1)", "list.append([])", "ZeroDivisionError('x', 'y')", "raise_"]
for c in cases:
    try:
        r = eval(c)
        print(c, "->", r if not callable(r) else "callable")
    except SyntaxError as e:
        print(c, "->", type(e).__name__, e.msg, e.lineno, e.offset)
    except Exception as e:
        print(c, "->", type(e).__name__, e, e.args)

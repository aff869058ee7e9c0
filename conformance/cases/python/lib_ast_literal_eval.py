# ast.literal_eval() reads values of any kind, and refuses what would have to be run.
import ast, re

for text in ["1", " -1", "+1.5e3", "1j", "1+2j", "-1-2j", "1 - 2.5j", "'a'", '"a" \'b\'', "b'x'", "r'\\d'", "'''a\nb'''", "None", "True", "...", "()", "(1,)",
             "1, 2", "1,", "[1, [2], (3, 4,), {5}]", "{}", "{'a': 1, 'b': [None],}", "{1, 2}", "set()", "0x1F", "1_000", "0b11", "0o17", "( 1 )", "(-1)",
             "[\n 1, # one\n 2\n]", "{'a': {'b': (1, -2.5)}}", "'é'", "\"it's\"", "'a' 'b' 'c'", "(1+2j)", "[(1), ('a')]", "\t 5", "{(1, 2): 3}", "1e400", "00", "''",
             "'{'", "f''", "x", "x.y", "x()", "x[0]", "1 + 1", "2 * 3", "1 + x", "not True", "~1", "-'a'", "[x for x in y]", "(x for x in y)", "{x: 1}", "{**{}}",
             "[*a]", "lambda: 1", "1 if 2 else 3", "1 < 2", "a and b", "__import__('os')", "set([1])", "1 +", "[1, 2", "a b", "", "1\n2", "x = 1", "f'{x}'", "'a' + 'b'",
             "[1,\n x]", "--1", "- -1", "1j + 2", "True + 1j", "{[]: 1}", "{1: 2, **{}}", "1 if x else 2", "(x := 1)", "range(3)", "[1][0]", "'a'.upper()"]:
    try:
        r = repr(ast.literal_eval(text))
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    print(repr(text), re.sub(" at 0x[0-9a-f]+", "", r))
for value in (5, None, b"1", [1], 1.5):
    try:
        print(ast.literal_eval(value))
    except ValueError as e:
        print(e)

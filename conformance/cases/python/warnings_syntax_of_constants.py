import warnings
def check(src):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: compile(src, "x.py", "exec")
        except SyntaxError as e: print(src, "SE", e)
    print(src, "|", [f"{x.category.__name__}: {x.message}" for x in w])
for s in ["(1+3)[0]", "(1+3)(0)", "(2*3.5)[1]", "(-1)[0]", "(not 1)[0]", "(~5)()", "('a'+'b')['x']", "('a'*3)[1.5]", "(1/0)[0]", "(1/2)[0]", "(7//2)()", "(1<<3)[0]", "(True&False)[0]", "(1+x)[0]", "(b'a'+b'b')['q']", "(1j*2)[0]", "('a'+1)[0]", "(None)[0]", "(...)()", "(1,2)()", "(1,2)['a']", "[1,2]['a']", "[1](2)", "{1:2}()", "{1:2}['a']", "{1}[0]", "'a'()", "f'{x}'()", "f'{x}'['a']", "f'{x}'[0]", "(lambda: 1)()", "(lambda: 1)[0]", "[x for x in y]()", "(x for x in y)[0]", "{x for x in y}[0]", "1 is x", "x is 1", "x is 'a'", "x is ()", "x is (1, 2)", "x is -1", "x is None", "x is True", "x is ...", "x is not 1.5", "1 is 1 is 1", "assert (x, 'm')", "assert ()", "assert (x)", "'\\d'", "b'\\q'", "'\\8'", "r'\\d'", "f'\\d'", "'''\n\\w'''", "(1 if x else 2)()", "(1 and 2)[0]", "5 .real()", "3()", "3.5[0]", "return_ = 1 is not 2", "0 in (1,2)", "[1,2][1,2]", "'abc'['a':'b']", "(1,)[None]", "[][True]", "[][x]", "''[1:2]", "[1, 2][-'a']", "x == 1 is True", "x is (y is 1)"]: check(s)

import re

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for pattern in ("(", "a)", "[a", "*a", "a**", "a{3,2}", "\\", "(?P<1>a)", "(?P<a>x)(?P<a>y)", "(?P=zz)", "\\1", "(?z)", "[z-a]", "\\q", "(?P<a", "(?#x", "x(?i)", "(?<x)", "(a\\1)", "a\n(b"):
    try:
        re.compile(pattern)
    except re.error as e:
        print(repr(pattern), e, "|", e.msg, e.pos, e.lineno, e.colno, e.pattern == pattern)
t(lambda: re.search("a", b"a"))
t(lambda: re.search(b"a", "a"))
t(lambda: re.search("a", 5))
t(lambda: re.compile(5))

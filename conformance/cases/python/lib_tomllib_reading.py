import tomllib, io, decimal
doc = '''# comment
title = "TOML \\u00e9 \\n"
[owner]
name = 'Tom'
dob = 1979-05-27T07:32:00-08:00
[database]
enabled = true
ports = [ 8000, 8001, [1, 2,], ] # c
temp = { cpu = 79.5, case = 72.0, n.m = 1 }
big = 1_000
hex = 0xFF
flt = [1e3, -0.5, inf, nan, +1.0E-2]
local = 2020-01-01
t = 07:32:00.5
dt = 2020-01-01 10:00:00
multi = """
a \\
   b
"q" c"""
lit = \'\'\'raw \\n
line\'\'\'
a."b c".d = 5
[servers.alpha]
ip = "10.0.0.1"
[[products]]
name = "Hammer"
[products.sub]
x = 1
[[products]]
[[products]]
name = "Nail"
"quoted key" = 1
'''
d = tomllib.loads(doc); print(d); print(tomllib.load(io.BytesIO(b"a=1\r\nb=2")))
print(tomllib.loads("x = 1.10", parse_float=decimal.Decimal))
for bad in ["a", "a =", "a = 1 2", "= 1", "a = [1", "a = [1 2]", "a = {x = 1", "a = {x=1, x=2}", "a = 'x", 'a = "x', 'a = "\\q"', "a = 1\na = 2", "[a]\n[a]", "[a", "[[a]", "a = 01", "a = 2020-13-01", "a = 2020-02-30", "a = tru", "[a]\nb=1\n[a.b]", "a.b = 1\na = 2", "a = {b=1}\na.c = 2", "a=[1]\n[[a]]", "a = \"\x01\"", "# \x01", "a = \"\\ud800\"", "a = \"\\u12\"", "a = '''x", "a = \"\"\"x", "!", "a = 1 # ok\n b = ", "a = 1_", "a = 0x", "[ a . b ]\nc=1\n[a]\nb=2", "a = +nan", "[a.b]\n[a]\nb.c = 1", "a = 1\n\n[x]\ny == 2", "a=\"b\nc\"", "a = 07:99:00", "key with space = 1", "a = .5", "a = 5."]:
    try: print(repr(bad), tomllib.loads(bad))
    except tomllib.TOMLDecodeError as e: print(repr(bad), "|", e)
for f in [lambda: tomllib.load(io.StringIO("a=1")), lambda: tomllib.loads(b"a=1"), lambda: tomllib.loads("a=1.5", parse_float=lambda s: []), lambda: tomllib.loads()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(tomllib.TOMLDecodeError, tomllib.TOMLDecodeError.__mro__[1])

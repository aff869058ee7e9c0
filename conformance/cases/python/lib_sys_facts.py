import sys

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 8), sys.maxsize, sys.byteorder, sys.float_info.max, sys.float_info.epsilon, sys.maxunicode, sys.getdefaultencoding(), sys.int_info.bits_per_digit)
print(sys.modules["__main__"].__name__, "sys" in sys.modules, sys.getrecursionlimit() > 100, sys.intern("a") is sys.intern("a"), sys.implementation.name, sys.hash_info.width, sys.flags.optimize)
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[2].tb_lineno, repr(sys.exception()))
print(sys.exc_info(), sys.exception())
for code in (None, 0, 3, "message"):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e.code), repr(e))
print(file=sys.stdout)
sys.stdout.write("written\n")
t(lambda: sys.setrecursionlimit(0))
t(lambda: sys.intern(5))

from ast import *

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

for f in [
    lambda: isinstance(Constant(1), Num), lambda: isinstance(Constant(True), Num), lambda: isinstance(Constant("s"), Str), lambda: isinstance(Constant(None), NameConstant), lambda: Num(3).n, lambda: dump(Str("s")), lambda: Constant(5).n, lambda: dump(Ellipsis()), lambda: dump(Index(Constant(1))), lambda: dump(ExtSlice([Constant(1)])), lambda: Num.__doc__, lambda: isinstance(Constant(...), Ellipsis), lambda: dump(Num(n=3)),
]:
    show(f)

from ast import *

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

for f in [
    lambda: unparse(parse("a and b and c < d or e")), lambda: unparse([Pass(), Break()]), lambda: unparse(Add()), lambda: unparse(parse("(yield)")), lambda: unparse(parse("x", mode="single")), lambda: unparse(parse("x", mode="eval")), lambda: unparse(Name("x")), lambda: unparse(3), lambda: unparse(Constant((1,))), lambda: unparse(arguments([],[arg("a")],None,[],[],None,[])), lambda: unparse(Constant(1e400)), lambda: unparse(Constant("it's \"q\"\n")), lambda: unparse(parse("f'{a!r:>{w}} {{x}} {b=}'")), lambda: unparse(parse("f'{x[\"a\"]}' '\\n'")), lambda: unparse(Set([])), lambda: unparse(Expr(Constant("a"))), lambda: unparse(Name()),
]:
    show(f)

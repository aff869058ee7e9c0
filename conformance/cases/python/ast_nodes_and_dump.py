from ast import *

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

for f in [
    lambda: Name(1,2,3), lambda: Name("a", id="b"), lambda: Name("a", foo=1).foo, lambda: Pass(1), lambda: Constant(1,2,3),
    lambda: Name().id, lambda: Name("a").ctx, lambda: Return().value, lambda: Constant(1).kind, lambda: arg("x").annotation,
    lambda: Name("a").lineno, lambda: Name("a").end_lineno, lambda: MatchAs().name, lambda: ClassDef.__doc__, lambda: expr_context.__doc__, lambda: unaryop.__doc__,
    lambda: stmt.__doc__, lambda: pattern.__doc__[:60], lambda: Name.__mro__, lambda: Name._fields, lambda: Name._attributes, lambda: Load._attributes, lambda: AST._fields,
    lambda: dump(3), lambda: dump(Name("x")), lambda: dump(Name("x"), annotate_fields=False), lambda: dump(parse("f(a, b=1)"), False), lambda: dump(parse("f(a, b=1)"), indent="\t"),
    lambda: dump(Constant(None)), lambda: dump(Constant(1, kind="u")), lambda: dump(Return()), lambda: dump(Module()), lambda: dump(parse("def f(*, a, b=2): pass"), annotate_fields=False, indent=1),
]:
    show(f)

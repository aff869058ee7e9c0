from ast import *

def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

for f in [
    lambda: get_docstring(parse("'''a\n   b\n  '''")), lambda: get_docstring(parse("'''a\n   b\n  '''"), clean=False), lambda: get_docstring(parse("1")), lambda: get_docstring(parse("x = 1").body[0]),
    lambda: get_docstring(parse("def f():\n  'doc'").body[0]), lambda: get_docstring(parse("class A: 'x'").body[0]),
    lambda: [type(n).__name__ for n in walk(parse("a + b.c[0]"))], lambda: [type(n).__name__ for n in iter_child_nodes(parse("a + b").body[0].value)], lambda: [(k, type(v).__name__) for k, v in iter_fields(parse("a + b").body[0].value)],
    lambda: get_source_segment("x = f(1,\n   2)  # c\ny", parse("x = f(1,\n   2)  # c\ny").body[0].value), lambda: get_source_segment("  x", Name("x")), lambda: get_source_segment("if 1:\n\té = f(1,\n   2)\n", parse("if 1:\n\té = f(1,\n   2)\n").body[0].body[0], padded=True),
    lambda: dump(increment_lineno(parse("a\nb"), 5), include_attributes=True), lambda: dump(copy_location(Constant(1), parse("\n  a").body[0].value), include_attributes=True), lambda: dump(fix_missing_locations(Module([Expr(Name("x", Load()))], [])), include_attributes=True),
]:
    show(f)
